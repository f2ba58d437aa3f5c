/// What donors and the public read in place of a name that staff use, by language.
public struct PublicName: Sendable, Equatable {
    /// In every language without a name of its own.
    public var usual: String?
    public var byLanguage: [LetterLanguage: String]

    public init(_ usual: String? = nil, byLanguage: [LetterLanguage: String] = [:]) {
        self.usual = usual
        self.byLanguage = byLanguage
    }

    /// The name that an audience reads in a language.
    ///
    /// The board and staff know `name`; in another language than English they read the name in that language.
    func replacing(_ name: String, in language: LetterLanguage, for audience: Audience) -> String {
        if audience == .public { return byLanguage[language] ?? usual ?? name }
        return language == .en ? name : byLanguage[language] ?? name
    }

    fileprivate func all(and name: String) -> Set<String> {
        Set(byLanguage.values).union([name, usual ?? name])
    }
}

extension Appeal {
    /// As its letters call it.
    public func publicName(in language: LetterLanguage) -> String {
        publicName.replacing(name, in: language, for: .public)
    }
}

extension Plan {
    /// The same plan with the names that an audience reads in a language.
    public func named(in language: LetterLanguage, for audience: Audience) -> Plan {
        func apply(_ name: inout String, _ other: PublicName) {
            name = other.replacing(name, in: language, for: audience)
        }
        let renamed = campaigns.map { campaign in
            var campaign = campaign
            apply(&campaign.name, campaign.publicName)
            for index in campaign.appeals.indices {
                apply(&campaign.appeals[index].name, campaign.appeals[index].publicName)
            }
            for index in campaign.projects.indices {
                var project = campaign.projects[index]
                apply(&project.name, project.publicName)
                for line in project.lines.indices {
                    apply(&project.lines[line].name, project.lines[line].publicName)
                }
                for unit in project.units.indices {
                    apply(&project.units[unit].name, project.units[unit].publicName)
                }
                campaign.projects[index] = project
            }
            return campaign
        }
        return Plan(organization: organization, campaigns: renamed)
    }
}

extension PlanIndex {
    /// Everything that pages may call something, whoever reads them and in whatever language.
    public func names(of subject: FigureSubject) -> Set<String> {
        switch subject {
        case .campaign(let id), .own(let id):
            campaign(id).map { $0.publicName.all(and: $0.name) } ?? [id]
        case .appeal(let id, _): appeal(id).map { $0.publicName.all(and: $0.name) } ?? [id]
        case .project(let id, _): project(id).map { $0.publicName.all(and: $0.name) } ?? [id]
        case .line(let id, let project, _):
            self.project(project)?.lines.first { $0.id == id }.map { $0.publicName.all(and: $0.name) } ?? [id]
        case .unit(let id, let project, _):
            self.project(project)?.units.first { $0.id == id }.map { $0.publicName.all(and: $0.name) } ?? [id]
        case .organization: [plan.organization.name]
        case .total, .unassigned, .report: []
        }
    }
}
