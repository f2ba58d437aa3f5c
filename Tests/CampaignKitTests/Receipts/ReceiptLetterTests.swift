import CampaignKit
import Testing

/// What a receipt says: `rules.md §4.2–4.5`.
@Suite("Receipt words")
struct ReceiptLetterTests {
    private let letters = ReceiptLetter(Papers.plan)
    private let ana = AppealPerson(donor: 7, details: Papers.ana)

    private func entries(_ gifts: [ReceiptableGift], _ records: [ReceiptRecord] = []) throws
        -> [ReceiptBook.Entry]
    {
        try Papers.book(gifts, records).entries
    }

    private func sentence(_ gift: LetterGift?) -> String {
        if case .said(let words)? = gift?.words { words } else { "" }
    }

    @Test func cash() throws {
        let letter = letters.single(try #require(try entries([Papers.gift(1, 25_000)]).first), to: ana)
        #expect(sentence(letter.gifts.first) == ReceiptWords.nothing)
        #expect(letter.receipt?.year == 2026 && letter.receipt?.totalMinor == 25_000)
        #expect(letter.row.salutation == "Dear Ana," || letter.row.salutation.hasPrefix("Dear"))
        #expect(letter.row.addressee.contains("Ruiz"))
    }

    @Test func somethingInReturnHasBothSentences() throws {
        let said = sentence(
            letters.single(try #require(try entries([Papers.bought(10_000, worth: 4000)]).first), to: ana)
                .gifts.first)
        #expect(said.contains("a dinner, whose value we estimate in good faith at $40.00"))
        #expect(said.contains("is limited to the excess of what you paid over the value"))
        #expect(said.hasSuffix("$60.00."))
    }

    @Test func anIRAGiftIsNeverCalledDeductible() throws {
        let said = sentence(
            letters.single(
                try #require(try entries([Papers.gift(1, 500_000, type: .qcd)]).first), to: ana
            ).gifts.first)
        #expect(!said.contains("deduct"))
    }

    /// A donor of €250 is not told of dollars, and sums are not of two currencies.
    @Test func whatCameInAnotherCurrencyIsTotaledInIt() throws {
        let (euro, shekel) = (try #require(Currency(code: "EUR")), try #require(Currency(code: "ILS")))
        func gift(_ entry: Int64, _ cents: Int64, _ original: Int64, _ currency: Currency) -> ReceiptableGift
        {
            Papers.gift(entry, cents) { $0.original = Money(minorUnits: original, currency: currency) }
        }
        let gifts = [
            gift(1, 27_500, 25_000, euro), Papers.gift(2, 3333), gift(3, 1000, 4000, shekel),
            gift(4, 1100, 1000, euro),
        ]
        let receipt = try letters.statement(try entries(gifts), of: 2026, to: ana).receipt
        #expect(receipt?.totalMinor == 3333)
        let others = [
            Money(minorUnits: 26_000, currency: euro), Money(minorUnits: 4000, currency: shekel),
        ]
        #expect(receipt?.otherTotals == others)
        let single = letters.single(try #require(try entries([gifts[0]]).first), to: ana).receipt
        #expect(
            single?.totalMinor == nil && single?.otherTotals == [Money(minorUnits: 25_000, currency: euro)])
    }

    @Test(arguments: [("2027-01-04", "It cleared on January 4, 2027. "), ("2026-12-30", ""), (nil, "")])
    func anIRAGiftSaysThatItClearedInALaterYear(cleared: String?, words: String) throws {
        let gift = Papers.gift(1, 500_000, type: .qcd, on: "2026-12-29") {
            $0.cleared = cleared.map(Papers.day)
        }
        let letter = letters.single(try #require(try entries([gift]).first), to: ana)
        #expect(sentence(letter.gifts.first) == words + ReceiptWords.nothing)
    }

    @Test func kindsWithWordsOfTheirOwn() throws {
        func gift(_ kind: ReceiptKind, _ type: EntryType = .gift) throws -> LetterGift {
            let gift = Papers.gift(1, 30_000, type: type) {
                $0.kind = kind
                $0.property = "mileage, 12 trips"
            }
            let entry = try #require(try entries([gift]).first)
            return try #require(letters.single(entry, to: ana).gifts.first)
        }
        #expect(sentence(try gift(.religious)).hasSuffix("entirely of intangible religious benefits."))
        #expect(sentence(try gift(.volunteer, .inKind)).hasPrefix("These are your own expenses"))
        let (coins, mass) = (try gift(.crypto), try gift(.religious))
        #expect(!coins.showsAmount && mass.showsAmount)
    }

    @Test func anotherCurrencyIsTheDonors() throws {
        let shekels = try #require(Currency(code: "ILS"))
        let gift = Papers.gift { $0.original = Money(minorUnits: 50_000, currency: shekels) }
        let letter = letters.single(try #require(try entries([gift]).first), to: ana)
        #expect(letter.gifts.first?.original == gift.original)
    }

    @Test func aStatementListsEverythingAndCountsNothingTwice() throws {
        let gifts = [
            Papers.gift(1, 50_000, on: "2026-03-01"), Papers.gift(2, 500_000, type: .qcd, on: "2026-01-05"),
            Papers.gift(3, 10_000, on: "2026-02-01"),
            Papers.gift(4, 20_000, on: "2026-04-01") { $0.takenBackMinor = 20_000 },
            Papers.gift(5, 90_000, type: .stock, on: "2026-05-01") { $0.property = "9 shares of ACME" },
        ]
        let single = Papers.record(1, holding: [1])
        let letter = try letters.statement(try entries(gifts, [single]), of: 2026, to: ana)
        #expect(letter.gifts.map(\.entry) == [3, 1, 5, 2, 4])
        let headings = ["", "", "", "Gifts from your IRA", "Not part of this statement"]
        #expect(letter.gifts.map(\.heading) == headings)
        let plain = try letters.statement(
            try entries(gifts.filter { $0.type != .qcd }, [single]), of: 2026, to: ana)
        #expect(plain.gifts.map(\.heading) == ["", "", "", ""])
        #expect(sentence(letter.gifts[1]).hasSuffix("Receipted as R-2027-0001 and not counted again here."))
        #expect(sentence(letter.gifts[4]) == "Returned, and not a contribution.")
        #expect(letter.gifts[2].showsAmount == false)
        #expect(sentence(letter.gifts[3]).hasSuffix("It came from your IRA and is not counted in the total."))
        #expect(letter.receipt?.totalMinor == 10_000)
    }

    @Test func numbersAreReadFromSettings() {
        #expect(ReceiptNumbering().label(2026, 12) == "R-2026-0012")
        var organization = Papers.organization
        organization.receipts = ["prefix": "rcpt", "width": "6"]
        #expect(ReceiptNumbering(organization).label(2026, 12) == "RCPT-2026-000012")
        organization.receipts = ["prefix": "R-<b>", "width": "0"]
        #expect(ReceiptNumbering(organization).label(2026, 12_345) == "R-2026-12345")
    }

    @Test func theOrderOfThePost() {
        func row(_ zip: String, _ country: String = "") -> MailMergeRow {
            var row = MailMergeRow(donor: 1)
            (row.postalCode, row.country, row.state) = (zip, country, "NY")
            return row
        }
        #expect(row("02125").sorts(before: row("10025")))
        #expect(row("99999").sorts(before: row("10025", "Canada")))
        #expect(!row("10025").sorts(before: row("10025")))
    }
}
