import CampaignKit
import CampaignServices
import Foundation
import Testing

@testable import CampaignCLI
@testable import CampaignLedger

/// What an import says of itself.
struct ImportReportTests {
    private func report(
        dryRun: Bool = false, partial: Bool = false, skips: Bool = false,
        _ change: (inout ImportOutcome) -> Void
    ) -> ImportReport {
        var outcome = ImportOutcome()
        outcome.rowsRead = 3
        change(&outcome)
        return ImportReport(
            outcome: outcome, subject: "gifts.csv", currency: .usd, isDryRun: dryRun, isPartial: partial,
            skipsPossible: skips)
    }

    private static func posted(_ count: Int, batch: Int64?) -> (inout ImportOutcome) -> Void {
        { outcome in
            outcome.posted = [.init(type: .gift, count: count, minorUnits: 12_345_00)]
            outcome.isAccepted = true
            outcome.batch = batch
        }
    }

    private static func refused(_ outcome: inout ImportOutcome) {
        outcome.posted = [.init(type: .gift, count: 2, minorUnits: 50_00)]
        outcome.rejectedCount = 1
        outcome.errorCount = 1
    }

    @Test func theHeadlineSaysWhatHappened() {
        #expect(
            report(Self.posted(3, batch: 7)).headline == "Imported gifts.csv   (3 rows), batch B-7")
        #expect(
            report(dryRun: true, Self.posted(3, batch: nil)).headline
                == "Would import gifts.csv   (3 rows); a dry run, nothing is written")
        #expect(
            report(Self.refused).headline == "Did not import gifts.csv   (3 rows); nothing was written")
        #expect(report { $0.alreadyImported = 3 }.headline == "Nothing new in gifts.csv   (3 rows)")
    }

    @Test func aDryRunSaysThatItWouldBeRefused() {
        #expect(
            report(dryRun: true, Self.refused).headline
                == "Would not import gifts.csv   (3 rows); a dry run, nothing is written")
        #expect(
            report(dryRun: true) { $0.alreadyImported = 3 }.headline == "Nothing new in gifts.csv   (3 rows)")
    }

    @Test func countsStandBesideTheirRemarks() {
        let lines = report(partial: true) { outcome in
            outcome.posted = [.init(type: .pledge, count: 1, minorUnits: 100_00)]
            outcome.isAccepted = true
            outcome.splitRows = 2
            outcome.alreadyImported = 4
            outcome.possibleDuplicateCount = 2
            outcome.zeroRows = 1
            outcome.rejectedCount = 3
        }.lines
        #expect(
            lines.map(\.key)
                == [
                    "pledge", "split_rows", "already_imported", "possible_duplicates", "zero_rows",
                    "rejected",
                ])
        // Possible duplicates are refused rows of their own kind, not counted twice.
        #expect(lines.map(\.count) == [1, 2, 4, 2, 1, 1])
        #expect(lines.last?.remark == "left out")
    }

    @Test func skippedDuplicatesAreNotRejected() {
        let lines = report(skips: true) { $0.possibleDuplicateCount = 2 }.lines
        #expect(lines.map(\.key) == ["possible_duplicates"])
        #expect(lines.first?.remark == "left out")
    }

    @Test func everyTypeHasWordsForOneAndMany() {
        for type in EntryType.allCases {
            let one = ImportReport.noun(type, 1)
            let many = ImportReport.noun(type, 2)
            #expect(!one.isEmpty && one != many, "\(type)")
            #expect(!one.contains("_"), "\(type)")
        }
    }

    @Test func moneyIsNeverShownInMinorUnits() throws {
        let document = ImportDocument(
            report: report(Self.posted(3, batch: 7)),
            provenance: Provenance(
                asOf: CalendarDate(dayNumber: 20_000), planDigest: "p", ledgerHead: nil,
                plan: Plan(organization: Organization(name: "Riverbend"), campaigns: []))
        ).document
        let screen = try #require(document.screen)
        let text = screen(.plain)
        #expect(text.contains("$12,345.00"))
        #expect(!text.contains("1234500"))
        #expect(document.json.compact.contains(#""minor":1234500"#))
    }
}
