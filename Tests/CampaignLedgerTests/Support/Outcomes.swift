import CampaignKit
import CampaignLedger
import Foundation
import TestSupport
import Testing

extension ImportOutcome {
    /// The codes of all problems, in order of line.
    var codes: [String] { problems.map(\.code) }
    /// Posted entries of every type.
    var postedCount: Int { posted.reduce(0) { $0 + $1.count } }
}

extension TestLedger {
    /// Expects that rows are refused with exactly these codes and that nothing of them is kept.
    @discardableResult
    func expectRefused(
        _ rows: [ImportedEntry], _ codes: String..., options: ImportOptions = ImportOptions(),
        _ location: Testing.SourceLocation = #_sourceLocation
    ) throws -> ImportOutcome {
        let batches = try ledger.batches().count
        let before = try tallies()
        let outcome = try attempt(rows, options: options)
        #expect(outcome.codes == codes, sourceLocation: location)
        #expect(outcome.batch == nil && !outcome.isAccepted, sourceLocation: location)
        #expect(try ledger.batches().count == batches, sourceLocation: location)
        #expect(try tallies() == before, sourceLocation: location)
        return outcome
    }

    /// Posts what can be posted.
    func postPartly(_ rows: [ImportedEntry]) throws -> ImportOutcome {
        var options = ImportOptions()
        options.partial = true
        return try attempt(rows.numbered, options: options)
    }

    func dollars(_ node: CountingNode = .own("a"), _ asOf: String? = nil) throws -> Int64 {
        try tallies(asOf)[node].raised / 100
    }

    /// The codes of what a deep check finds broken; what is only unusual is not among them.
    func brokenRules() throws -> [String] {
        try ledger.check(plan: plan, asOf: today, deep: true).filter { $0.severity == .error }.map(\.code)
    }

    /// Whether there is a ledger: a file, or a database with a batch in it.
    var fileExists: Bool {
        guard TestServer.isUsed else { return FileManager.default.fileExists(atPath: path) }
        return (try? Ledger.open(path: path, access: .read)) != nil
    }

    /// The bytes of the ledger's files, by suffix.
    func fileBytes() -> [String: Data] {
        var bytes: [String: Data] = [:]
        for suffix in ["", "-wal", "-journal"] {
            if let data = FileManager.default.contents(atPath: path + suffix) { bytes[suffix] = data }
        }
        return bytes
    }
}

extension [ImportedEntry] {
    /// The rows with line numbers as in a file with a header.
    var numbered: [ImportedEntry] {
        enumerated().map { index, row in
            var row = row
            row.line = index + 2
            return row
        }
    }
}
