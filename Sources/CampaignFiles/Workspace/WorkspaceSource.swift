/// The plan as text: every file that says what the charity intends, exactly as written.
///
/// This is what the ledger keeps of each plan, so that `--known-on` reads the goals and the policy then in
/// force.
public struct WorkspaceSource: Hashable, Sendable {
    /// `Campaigns/organization.yml`, nil when there is none.
    public let organization: PlanFile?
    /// The campaign files, ordered by path.
    public let campaigns: [PlanFile]
    /// What is in the folder, looks like a part of the plan and is not read; no part of the bundle.
    public var unread: [String] = []

    /// The folder that holds the plan.
    public static let folder = "Campaigns"
    /// The folder that holds the report templates.
    public static let reportsFolder = "Reports"
    /// The folder that holds the letter templates.
    public static let lettersFolder = "Reports/letters"
    /// Style sheets of reports.
    public static let themeFolder = "Reports/theme"
    /// Texts that several templates share.
    public static let partsFolder = "Reports/parts"
    /// Receipt templates.
    public static let receiptsFolder = "Reports/letters/receipts"
    /// Where the organization's facts are.
    public static let organizationPath = "Campaigns/organization.yml"
    /// The most bytes one file may have.
    public static let largestFile = 1 << 20
    /// The most campaign files.
    public static let mostFiles = 10_000
    /// The most mebibytes that all files may have together.
    static let largestPlanMebibytes = 64

    public init(organization: PlanFile?, campaigns: [PlanFile]) {
        self.organization = organization
        self.campaigns = campaigns.sorted { $0.path < $1.path }
    }

    /// All files in canonical order, without what says where the ledger is.
    var files: [PlanFile] {
        let plan = organization.map {
            PlanFile(path: $0.path, bytes: LedgerSetting.removed(from: $0.bytes))
        }
        return (campaigns + [plan].compactMap { $0 }).sorted { $0.path < $1.path }
    }
}

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

/// The canonical serialisation of a plan's files: the same files always give the same bytes.
///
/// `campaign-plan 1 COUNT`, then for each file in order of its path `PATH-BYTES FILE-BYTES`, a line break,
/// the path, the file and a line break. Lengths come first, so no content can pass for structure; the text
/// stays legible.
extension WorkspaceSource {
    private static let magic = "campaign-plan 1 "

    /// All files as one text.
    public var bundle: [UInt8] {
        var bytes = Array("\(Self.magic)\(files.count)\n".utf8)
        for file in files {
            bytes += Array("\(file.path.utf8.count) \(file.bytes.count)\n\(file.path)".utf8)
            bytes += file.bytes
            bytes.append(0x0A)
        }
        return bytes
    }

    /// Reads a bundle back; refuses one that `bundle` would not have written.
    public init(bundle: [UInt8]) throws(WorkspaceError) {
        var rest = bundle[...]
        let first = try Self.line(&rest)
        guard first.hasPrefix(Self.magic), let count = Int(first.dropFirst(Self.magic.count)) else {
            throw .damagedBundle(reason: "it does not begin with \(Self.magic)")
        }
        var organization: PlanFile?
        var campaigns: [PlanFile] = []
        while !rest.isEmpty {
            let file = try Self.file(&rest)
            if file.path == Self.organizationPath { organization = file } else { campaigns.append(file) }
        }
        self.init(organization: organization, campaigns: campaigns)
        // Comparing with our own bytes proves the order, the count, the spelling of numbers and unique paths
        // at once.
        guard count == files.count, Set(files.map(\.path)).count == count, self.bundle == bundle else {
            throw .damagedBundle(reason: "it is not in the canonical form")
        }
    }

    private static func file(_ rest: inout ArraySlice<UInt8>) throws(WorkspaceError) -> PlanFile {
        let lengths = try line(&rest).split(separator: " ").map { Int($0) }
        guard lengths.count == 2, let pathLength = lengths[0], let length = lengths[1] else {
            throw .damagedBundle(reason: "a file's lengths are missing")
        }
        let path = String(decoding: try take(pathLength, from: &rest), as: UTF8.self)
        let bytes = try take(length, from: &rest)
        guard try take(1, from: &rest) == [0x0A] else {
            throw .damagedBundle(reason: "a file is longer than its length says")
        }
        return PlanFile(path: path, bytes: Array(bytes))
    }

    private static func line(_ rest: inout ArraySlice<UInt8>) throws(WorkspaceError) -> String {
        guard let end = rest.prefix(64).firstIndex(of: 0x0A) else {
            throw .damagedBundle(reason: "a line break is missing")
        }
        let text = String(decoding: rest[..<end], as: UTF8.self)
        rest = rest[(end + 1)...]
        return text
    }

    private static func take(
        _ count: Int, from rest: inout ArraySlice<UInt8>
    ) throws(WorkspaceError) -> ArraySlice<UInt8> {
        guard count >= 0, count <= rest.count else { throw .damagedBundle(reason: "it ends too early") }
        let taken = rest.prefix(count)
        rest = rest.dropFirst(count)
        return taken
    }
}
