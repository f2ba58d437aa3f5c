public import CampaignFiles
import CampaignKit

/// The report templates of a workspace, and those that someone names.
public struct ReportFiles {
    public let all: [PlanFile]

    public init(directory: String) throws { all = try WorkspaceSource.readReports(directory: directory) }

    /// The files with these ids, each once, in the order named; every id that is none is in one error.
    public func named(_ names: [String]) throws(ServiceError) -> [PlanFile] {
        let ids = names.map(Self.id)
        let unknown = ids.filter { id in !all.contains { $0.stem == id } }
        guard unknown.isEmpty else { throw .unknownReports(unknown, among: all.map(\.stem)) }
        var seen: Set<String> = []
        return ids.filter { seen.insert($0).inserted }.compactMap { id in all.first { $0.stem == id } }
    }

    /// `board` for `Reports/board.md`, which a shell completes to.
    private static func id(_ name: String) -> String {
        let file = name.split(separator: "/").last.map(String.init) ?? name
        return file.hasSuffix(".md") ? String(file.dropLast(3)) : name
    }
}
