/// Where an office keeps its ledger and what two people post, by `ledger:`, `ledger_read:` and `approve:` of
/// `organization.yml`.
///
/// It says nothing of what the charity intends, so it is not part of the plan: neither of the text that
/// batches record nor of its digest. The keys are on lines of their own, which are read without the rest of
/// the file.
public struct LedgerSetting: Equatable, Sendable {
    /// The keys that are not part of the plan.
    public static let keys = ["ledger", "ledger_read", "approve"]

    /// What needs a second person.
    public enum Approved: String, Sendable, CaseIterable {
        case transfer, erase, reopen
    }

    /// The address of the ledger; nil where the workspace has it in a file.
    public var ledger: String?
    /// The address of a copy that answers questions; nil where the ledger does.
    public var replica: String?
    /// What needs a second person; empty where one person may post everything.
    public var approved: Set<Approved> = []
    /// Words of `approve:` that mean nothing.
    public var unknownApproved: [String] = []

    /// What the bytes of `organization.yml` say.
    public init(_ organization: [UInt8]) {
        for line in Self.lines(organization) {
            guard let (key, value) = Self.setting(line), !value.isEmpty else { continue }
            switch key {
            case Self.keys[0]: ledger = value
            case Self.keys[1]: replica = value
            default: takeApproved(value)
            }
        }
    }

    /// `transfer, erase`, with or without brackets.
    private mutating func takeApproved(_ value: String) {
        for word in value.split(whereSeparator: { " ,[]".contains($0) }).map(String.init) {
            if let kind = Approved(rawValue: word) {
                approved.insert(kind)
            } else {
                unknownApproved.append(word)
            }
        }
    }

    /// What the workspace in `directory` says; nothing where it has no such file.
    public static func read(directory: String) throws(WorkspaceError) -> LedgerSetting {
        LedgerSetting(try WorkspaceSource.readOrganization(directory: directory)?.bytes ?? [])
    }

    /// The bytes of `organization.yml` without the lines of these settings.
    static func removed(from organization: [UInt8]) -> [UInt8] {
        Array(lines(organization).filter { setting($0) == nil }.joined())
    }

    /// The bytes with another address of the ledger, in the place of the present one, or at the end; nil
    /// removes it.
    ///
    /// A copy that answers questions is one of the ledger before: it goes.
    public static func replacing(_ address: String?, in organization: [UInt8]) -> [UInt8] {
        let line = address.map { Array("\(keys[0]): \($0)\n".utf8) } ?? []
        var (bytes, isSaid): ([UInt8], Bool) = ([], false)
        for old in lines(organization) {
            let key = setting(old)?.key
            guard key == keys[0] else {
                if key != keys[1] { bytes += old }
                continue
            }
            if !isSaid { bytes += line }
            isSaid = true
        }
        if !isSaid, !line.isEmpty {
            if let last = bytes.last, last != newline { bytes.append(newline) }
            bytes += line
        }
        return bytes
    }

    private static let newline = UInt8(ascii: "\n")

    /// The lines, each with what ends it.
    private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var rest = bytes[...]
        while let end = rest.firstIndex(of: newline) {
            lines.append(rest[...end])
            rest = rest[(end + 1)...]
        }
        return rest.isEmpty ? lines : lines + [rest]
    }

    /// `ledger: postgresql://db/fund   # ours` as its key and its value, without quotes and remark.
    private static func setting(_ line: ArraySlice<UInt8>) -> (key: String, value: String)? {
        guard let key = keys.first(where: { line.starts(with: "\($0):".utf8) }) else { return nil }
        var value = String(decoding: line.dropFirst(key.utf8.count + 1), as: UTF8.self).trimmed
        if let quote = value.first, quote == "'" || quote == "\"" {
            value = String(value.dropFirst().prefix { $0 != quote })
        } else if let remark = value.firstRange(of: " #") {
            value = String(value[..<remark.lowerBound]).trimmed
        } else if value.hasPrefix("#") {
            value = ""
        }
        return (key, value)
    }
}
