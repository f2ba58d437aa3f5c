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
