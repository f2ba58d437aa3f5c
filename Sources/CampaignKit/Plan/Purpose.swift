/// What a gift is for, as people call it: of each of its parts the project, else the campaign.
///
/// Staff and donors may call it by other names, and donors by one in each language: whoever shows it chooses.
public struct Purpose: Sendable, Equatable {
    /// A project or a campaign.
    public struct Part: Sendable, Equatable {
        public var name: String
        public var publicName: PublicName
        public var isProject: Bool

        public init(_ name: String, _ publicName: PublicName = PublicName(), isProject: Bool = false) {
            (self.name, self.publicName, self.isProject) = (name, publicName, isProject)
        }
    }

    public let parts: [Part]

    public init(_ parts: [Part] = []) { self.parts = parts }

    public var isEmpty: Bool { parts.isEmpty }

    /// Whether it is one project and nothing else.
    public var isOneProject: Bool { parts.count == 1 && parts[0].isProject }

    /// For staff.
    public var text: String { Self.joined(parts.map(\.name)) }

    /// For donors, in the language of what they read.
    public func text(in language: LetterLanguage) -> String {
        Self.joined(parts.map { $0.publicName.replacing($0.name, in: language, for: .public) })
    }

    /// Each name once: parts of two budget lines may be of one project.
    private static func joined(_ names: [String]) -> String {
        var shown: [String] = []
        for name in names where !shown.contains(name) { shown.append(name) }
        return shown.joined(separator: ", ")
    }
}

extension PlanIndex {
    /// What gifts to some places are for; nothing of a place that is in no plan any more.
    public func purpose(of places: [Designation]) -> Purpose {
        Purpose(
            places.compactMap { place in
                if let project = project(place.project) {
                    return Purpose.Part(project.name, project.publicName, isProject: true)
                }
                return campaign(place.campaign).map { Purpose.Part($0.name, $0.publicName) }
            })
    }
}
