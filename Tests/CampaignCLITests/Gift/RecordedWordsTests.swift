import CampaignExchange
import CampaignKit
import Terminal
import Testing

@testable import CampaignCLI
@testable import CampaignLedger

/// The words of what was typed, moved and paid.
struct RecordedWordsTests {
    private func totals(
        paid: Int64 = 0, purchase: Int64 = 0, government: Int64 = 0, inKind: Int64 = 0, dated: Int = 0
    ) -> EntryTotals {
        var totals = EntryTotals()
        totals.paidMinor = paid
        totals.purchaseMinor = purchase
        totals.governmentMinor = government
        totals.inKindMinor = inKind
        totals.postDatedCount = dated
        totals.postDatedMinor = Int64(dated) * 1_000
        return totals
    }

    private func footer(_ totals: EntryTotals) -> String { PaidWords(totals: totals, currency: .usd).footer }

    @Test func aFooterSaysOnlyWhatThereIs() {
        #expect(footer(totals()).isEmpty)
        #expect(footer(totals(paid: 5_000)) == "; paid in all: $50.00")
        #expect(footer(totals(paid: -5_000)) == "; paid in all: -$50.00")
        #expect(footer(totals(inKind: 700)).isEmpty, "gifts in kind are no money")
    }

    @Test func aFooterLeadsToReceived() {
        let both = totals(paid: 2_500_000, purchase: 8_500, government: 2_400_000)
        #expect(
            footer(both)
                == "; paid in all: $25,000.00 (including $85.00 for goods and services, $24,000.00 from governments)"
        )
        #expect(
            footer(totals(paid: 10_000, purchase: 8_500)).hasSuffix(
                "(including $85.00 for goods and services)"))
    }

    @Test func aFooterSaysWhatIsAwaited() {
        #expect(footer(totals(dated: 1)) == "; 1 post-dated gift of $10.00 is not counted yet")
        #expect(
            footer(totals(paid: 100, dated: 2))
                == "; paid in all: $1.00; 2 post-dated gifts of $20.00 are not counted yet")
    }

    @Test func propertyIsNoPartOfWhatWasPaid() {
        #expect(PaidWords(totals: totals(inKind: 700), currency: .usd).bridge.isEmpty)
    }

    @Test(arguments: [
        ([Int64](), nil),
        ([1], "D-1 has this name: use --donor D-1 if it is the same person"),
        ([1, 7], "D-1, D-7 have this name: use --donor if it is one of them"),
        (
            [1, 7, 8, 9, 10],
            "D-1, D-7, D-8 and 2 more have this name: use --donor if it is one of them"
        ),
    ])
    func whoItMayBe(donors: [Int64], line: String?) {
        #expect(PossibleDonors.line(donors, "name") == line)
    }

    private func line(_ change: (inout EntrySummary) -> Void) -> EntrySummary {
        var line = EntrySummary(
            id: 12, batch: 1, type: .gift, day: CalendarDate(dayNumber: 20_000), effectMinor: 100,
            promise: nil, donor: 7, donorName: "Ana Ruiz", anonymity: .none, place: .unassigned,
            isSplit: false, source: "csv", externalID: "")
        change(&line)
        return line
    }

    private func list(_ line: EntrySummary) -> String {
        String(decoding: CSVWriter.bytes(GiftColumns.fields(.usd).people([line])), as: UTF8.self)
    }

    @Test func aSplitGiftSaysOverHowManyPlaces() {
        let split = line {
            $0.isSplit = true
            $0.placeCount = 3
        }
        #expect(list(split).contains("3 places"))
        #expect(!list(line { _ in }).contains("place"))
        #expect(GiftColumns.fields(.usd).json(split).compact.contains(#""places":3"#))
    }

    @Test func aMoveShowsWhatItMoved() {
        let move = line {
            $0.type = .reallocation
            $0.effectMinor = 0
            $0.movedMinor = 4_000
        }
        #expect(list(move).contains("40.00"))
        let json = GiftColumns.fields(.usd).json(move).compact
        #expect(json.contains(#""moved":{"currency":"USD","minor":4000,"text":"$40.00"}"#))
        #expect(json.contains(#""amount":{"currency":"USD","minor":0,"text":"$0.00"}"#), "it adds nothing")
        #expect(GiftColumns.fields(.usd).json(line { _ in }).compact.contains(#""moved":null"#))
    }

    @Test func aTableOfNoChangesIsALine() {
        let none = ChangeTable(changes: [], currency: .usd)
        #expect(none.screen(.plain) == "no change to raised or received\n")
        #expect(none.json == .array([]))
        let change = CampaignChange(
            campaign: "", raisedMinor: 100, receivedMinor: 0, outstandingMinor: 100)
        let some = ChangeTable(changes: [change], currency: .usd)
        #expect(some.screen(.plain).contains("unassigned"))
        #expect(some.json.compact.contains(#""campaign":null"#))
    }

    @Test func linesOfFactsAreAligned() {
        let facts = [(label: "Donor", value: "D-1"), (label: "For", value: "a")]
        #expect(FactSheet.lines(facts, .plain) == "  Donor  D-1\n  For    a\n")
        #expect(FactSheet.lines([], .plain).isEmpty)
    }
}
