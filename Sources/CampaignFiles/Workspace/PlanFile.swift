/// One file of the plan, byte for byte.
public struct PlanFile: Hashable, Sendable {
    /// The path relative to the workspace, with `/`: `Campaigns/year-end-2026.md`.
    public let path: String
    public let bytes: [UInt8]

    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    /// A file with this text.
    public init(path: String, text: String) {
        self.init(path: path, bytes: Array(text.utf8))
    }

    /// The file's name without folders and without `.md`: a campaign's or a report's id.
    public var stem: String {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return name.hasSuffix(".md") ? String(name.dropLast(3)) : name
    }
}
