import Testing

@testable import CampaignKit

@Suite("Mail merge: nobody disappears silently")
struct MailMergeListTests {
    private func row(_ donor: Int64, _ segment: String = "lybunt", asks: [Int64] = [1000]) -> MailMergeRow {
        var row = MailMergeRow(donor: donor)
        row.segment = segment
        row.asks = asks
        return row
    }

    private var list: MailMergeList {
        var list = MailMergeList()
        for donor in 1...5 as ClosedRange<Int64> {
            list.add(.letter(row(donor), sent: donor % 2 == 0 ? CalendarDate(dayNumber: 20_000) : nil))
        }
        list.add(.letter(row(6, asks: []), sent: nil))
        list.add(.letter(row(7, "sybunt", asks: []), sent: nil))
        list.add(
            .suppressed(
                SuppressedDonor(
                    donor: 8, externalID: "", name: "Ana", segment: "lybunt", why: "", reasons: [.deceased])))
        list.add(.outside)
        return list
    }

    @Test("Who was sent a piece before stays, unless asked for the others: then they are counted apart")
    func unsent() {
        var list = list
        #expect(list.rows.count == 7 && list.sent.count == 2 && list.sentBefore == 0 && list.donors == 9)
        list.leaveOutSent()
        #expect(list.rows.map(\.donor) == [1, 3, 5, 6, 7])
        #expect(list.sentBefore == 2 && list.sent.isEmpty && list.donors == 9)
        list.leaveOutSent()
        #expect(list.sentBefore == 2 && list.donors == 9)
    }

    @Test("Only a segment that asks can leave somebody without an ask")
    func withoutAsk() {
        let appeal = Appeal(
            id: "a", name: "A",
            segments: [
                Segment(id: "lybunt", pick: "lybunt", ask: "last"), Segment(id: "sybunt", pick: "sybunt"),
            ])
        let silent = list.lettersWithoutAsk(of: appeal)
        #expect(silent.map(\.segment) == ["lybunt"] && silent.map(\.count) == [1])
    }

    @Test("Who is in no segment is told with their group, and what they did who gave no money")
    func outsider() throws {
        let appeal = MailMergeTests.appeal()
        let merge = try MailMerge(appeal, plan: MailMergeTests.plan(appeal), on: MailMergeTests.day)
        var facts = DonorFacts(donor: 9)
        facts.thisYearMinor = 5000
        let ana = MailMergeTests.person(9)
        let shown = merge.outsider(facts, people: [ana])
        #expect(shown.donor == 9 && shown.name == "Ana Ruiz" && shown.externalID == "csv:9")
        #expect(shown.status == .new && shown.why == "gave $50.00 in 2026 for the first time")
        var silent = DonorFacts(donor: 9)
        #expect(merge.outsider(silent, people: [ana]).why == "has not given")
        silent.beside = [OtherGiving(.inKind), OtherGiving(.pledge), OtherGiving(.refund)]
        #expect(
            merge.outsider(silent, people: [ana]).why
                == "gave in kind; has pledged, but nothing has been received")
    }

    @Test("Why no piece should go to a household")
    func obstacle() {
        let letter = MailMergeTests.appeal()
        let (ana, dead) = (MailMergeTests.person(1), MailMergeTests.person(2, "Lee", [.deceased]))
        #expect(letter.obstacle(to: [ana]) == nil && letter.obstacle(to: [ana, dead]) == nil)
        #expect(letter.obstacle(to: [dead]) == .deceased && letter.obstacle(to: []) == .badAddress)
        #expect(letter.obstacle(to: [MailMergeTests.person(3, "No", [.doNotMail])]) == .doNotMail)
        #expect(letter.obstacle(to: [MailMergeTests.person(4, "Lost") { $0.address1 = "" }]) == .badAddress)
        #expect(
            MailMergeTests.appeal(.email).obstacle(to: [MailMergeTests.person(5, "No", [.doNotMail])]) == nil)
    }
}
