import CampaignKit
import Testing

/// What of a file is unlike the last ones of its source.
@Suite("Unusual imports")
struct ImportProfileTests {
    private static func file(
        _ rows: Int, _ gross: Int64, refunds: Int = 0, days: Int = 7, _ campaigns: Set<String> = ["gala"]
    ) -> ImportProfile {
        ImportProfile(
            rows: rows, grossMinor: gross, refunds: refunds, first: CalendarDate(dayNumber: 0),
            last: CalendarDate(dayNumber: days - 1), campaigns: campaigns)
    }

    private static let earlier = [file(40, 4000_00), file(55, 5000_00, refunds: 1), file(50, 4500_00, [""])]

    private func found(_ new: ImportProfile, after count: Int = 3) -> [UnusualImport] {
        UnusualImport.findings(new, after: Array(Self.earlier.prefix(count)))
    }

    @Test func aFileLikeTheOthers() {
        #expect(found(Self.file(60, 6000_00)).isEmpty)
        #expect(found(Self.file(13, 1500_00)).isEmpty)
        #expect(found(Self.file(165, 15_000_00, refunds: 2, days: 21)).isEmpty)
        #expect(found(Self.file(45, 4000_00, [""])).isEmpty)
    }

    /// The limits: 3 × 55 = 165 rows, 40 ÷ 3 = 13; 1 of 55 is 1 %.
    @Test func whatIsFarFromThem() {
        #expect(found(Self.file(168, 5000_00)) == [.rows(168, usual: 40...55)])
        #expect(found(Self.file(12, 4000_00)) == [.rows(12, usual: 40...55)])
        #expect(found(Self.file(50, 15_000_03)) == [.sum(15_000_03, usual: 4000_00...5000_00)])
        #expect(found(Self.file(50, 5000_00, refunds: 6)) == [.refunds(12, most: 1)])
        #expect(found(Self.file(50, 5000_00, days: 32)) == [.days(32, most: 7)])
        #expect(found(Self.file(50, 5000_00, ["gala", "zoo", "ark"])) == [.campaigns(["ark", "zoo"])])
    }

    @Test func beforeThereIsAnythingToCompareWith() {
        #expect(found(Self.file(5000, 1), after: 2).isEmpty)
        #expect(UnusualImport.findings(Self.file(0, 0), after: Self.earlier).isEmpty)
    }
}
