import CampaignExchange
import CampaignFiles
import CampaignKit
import CampaignLedger
import CampaignServices
import Foundation
import TestSupport
import Testing

/// Every platform's fixture, under its true header with invented rows, comes to its committed figures; twice
/// is once; undone is as before.
@Suite("Platforms' files") struct PresetFixtureTests {
    /// The fixture of a preset; every preset has one.
    static func fixture(_ name: String, filePath: String = #filePath) throws -> String {
        let folder = URL(fileURLWithPath: filePath).deletingLastPathComponent()
            .appendingPathComponent("Golden/presets")
        return try String(contentsOf: folder.appendingPathComponent(name + ".csv"), encoding: .utf8)
    }

    @Test(arguments: Preset.all.map(\.name))
    func aFixtureComesToItsFigures(_ name: String) throws {
        let office = try ScratchOffice()
        let text = try Self.fixture(name)
        let result = try office.post(text)
        let summary = try #require(result.preset)
        #expect(summary.preset == name)
        #expect(result.outcome.isAccepted && result.outcome.rejectedCount == 0, "\(result.outcome.problems)")
        let words =
            try rows(text, office) + PresetWordsOf.summary(summary) + PresetWordsOf.leftOut(result)
            + PresetWordsOf.outcome(result.outcome)
        #expect(Golden.expect(words.joined(separator: "\n") + "\n", at: "presets/\(name).txt") == nil)
    }

    @Test(arguments: Preset.all.map(\.name))
    func twiceIsOnceAndUndoneIsAsBefore(_ name: String) throws {
        let office = try ScratchOffice()
        let text = try Self.fixture(name)
        let first = try office.post(text)
        let again = try office.post(text)
        #expect(again.outcome.batch == nil && again.outcome.posted.isEmpty, "\(again.outcome.problems)")
        #expect(again.outcome.rejectedCount == 0 && again.outcome.possibleDuplicateCount == 0)
        // What was undone can be imported again, refunds that gifts tell of too.
        let ledger = office.ledgerForPosting(in: office.directory())
        let (loaded, planText) = try office.planWithText(in: office.directory())
        let batch = try #require(first.outcome.batch)
        let context = office.postingContext(loaded, planText, command: "undo")
        _ = try ledger.undo(batch: batch, context, ImportOptions(), withDependents: false)
        let third = try office.post(text)
        #expect(third.outcome.raisedMinor == first.outcome.raisedMinor)
        #expect(third.outcome.posted.map(\.count) == first.outcome.posted.map(\.count))
    }

    /// What the rows are before the ledger sees them.
    private func rows(_ text: String, _ office: ScratchOffice) throws -> [String] {
        let (loaded, _) = try office.planWithText(in: office.directory())
        var reader = try GiftRowReader(
            source: MemoryByteSource(text), index: PlanIndex(loaded.plan), today: office.day)
        var lines = reader.remarks
        while true {
            switch try reader.next() {
            case .row(let row): lines.append(PresetWordsOf.row(row))
            case .zero(let row): lines.append("\(row.line) person \(PresetWordsOf.donor(row))")
            case .rejected(let line, _, _): lines.append("\(line) rejected")
            case .end: return lines
            }
            lines += reader.takeProblems().map { "  \($0.severity.rawValue) \($0.column): \($0.message)" }
        }
    }
}

/// One line for each thing that a preset says.
enum PresetWordsOf {
    static func row(_ row: ImportedEntry) -> String {
        var parts = ["\(row.line) \(row.type.name)", row.source + ":" + row.giftID, "\(row.date)"]
        parts.append(dollars(row.minorUnits))
        if let foreign = row.foreign {
            parts.append("(\(foreign.original.plainText) \(foreign.original.currency))")
        }
        if row.feeMinor != 0 { parts.append("fee \(dollars(row.feeMinor))") }
        if !row.reverses.isEmpty { parts.append("reverses \(row.reverses)") }
        if !row.matches.isEmpty { parts.append("matches \(row.matches.joined(separator: " "))") }
        if !row.place.campaign.isEmpty { parts.append("for \(row.place.campaign)") }
        parts.append(donor(row))
        parts += row.softCredits.map { "soft \($0.donorID) \($0.kind.name)" }
        if let method = row.method { parts.append(method.name) }
        if row.receiptedBy != .us { parts.append("receipt \(row.receiptedBy.name)") }
        if row.anonymity != .none { parts.append("anonymous \(row.anonymity.name)") }
        if let tribute = row.tribute { parts.append("\(tribute)") }
        parts += row.extra.map { "\($0.name)=\($0.value)" }
        return parts.filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// Minor units of a dollar as a decimal.
    static func dollars(_ minor: Int64) -> String { Money(minorUnits: minor, currency: .usd).plainText }

    static func donor(_ row: ImportedEntry) -> String {
        guard let donor = row.donor else { return "no donor" }
        let details = donor.details ?? DonorDetails()
        let texts = [
            donor.externalID, details.name, details.firstName, details.lastName, details.organization,
            details.email,
            details.address1, details.city, details.state, details.postalCode, details.kind?.name ?? "",
        ]
        return "<" + texts.filter { !$0.isEmpty }.joined(separator: "|") + ">"
    }

    static func summary(_ summary: PresetSummary) -> [String] {
        var lines = summary.totals.map { total in
            func text(_ minor: Int64) -> String {
                Money(minorUnits: minor, currency: total.currency).plainText
            }
            return
                "total \(total.currency) \(total.rows) rows gross \(text(total.gross)) fee \(text(total.fee))"
                + " net \(text(total.net))" + (total.isTied ? " tied" : "")
        }
        lines += summary.unassigned.map { place in
            let sum = Money(minorUnits: place.minorUnits, currency: place.currency)
            return "unassigned \(place.name) \(place.rows) \(sum.plainText)"
        }
        if summary.feesNotKept > 0 { lines.append("fees not posted \(summary.feesNotKept)") }
        if summary.refundsOfToday > 0 { lines.append("refunds of today \(summary.refundsOfToday)") }
        return lines
    }

    static func leftOut(_ result: ImportRun.Result) -> [String] {
        result.leftOutRows.map { "left out \($0.line) \($0.column): \($0.value) \($0.amount) \($0.name)" }
            + result.leftOut.sorted { $0.key < $1.key }.map { "left out for \($0.key): \($0.value)" }
    }

    static func outcome(_ outcome: ImportOutcome) -> [String] {
        ["raised \(dollars(outcome.raisedMinor)) donors \(outcome.newDonors)"]
            + outcome.problems.map { "\($0.severity.rawValue) line \($0.line) \($0.column): \($0.message)" }
    }
}
