import CampaignExchange
import Testing

@Suite("Header matching")
struct HeaderMatcherTests {
    private let matcher = HeaderMatcher(
        known: ["gift_id", "date", "amount", "postal_code", "email"], required: ["date", "amount"],
        synonyms: [
            "Donated At": "date", "Zip": "postal_code", "Zip Code": "postal_code", "E-mail address": "email",
        ])

    @Test(
        "names fold",
        arguments: [
            ("Gift ID", "giftid"), ("gift_id", "giftid"), ("GIFT-ID", "giftid"),
            ("\u{FEFF}Gift ID ", "giftid"),
            (" Zip Code", "zipcode"), ("Donor's First Name", "donorsfirstname"), ("E-Mail", "email"),
            ("Amount (USD)", "amountusd"), ("Straße", "straße"), ("ÉMAIL", "émail"), ("שם פרטי", "שםפרטי"),
            ("№ 5", "5"),
            ("#", ""), ("", ""), ("address1", "address1"),
        ])
    func normalized(name: String, folded: String) {
        #expect(HeaderMatcher.normalize(name) == folded)
    }

    @Test func anyOrderAndExtras() {
        let match = matcher.match(["AMOUNT", " Favourite colour ", "Gift-Id", "Zip", "Donated At"])
        #expect(match.indexes == [2, 4, 0, 3, nil])
        #expect(match.index(of: "date") == 4)
        #expect(match.index(of: "email") == nil)
        #expect(match.index(of: "unheard of") == nil)
        #expect(match.extras.map(\.index) == [1])
        #expect(match.extras.map(\.name) == ["Favourite colour"])
        #expect(match.extras.map(\.suggestion) == [nil])
        #expect(match.faults.isEmpty)
    }

    @Test func ownNameWinsOverSynonym() {
        let match = matcher.match(["Donated At", "Date", "amount"])
        #expect(match.index(of: "date") == 1)
        #expect(match.extras.map(\.name) == ["Donated At"])
        #expect(match.faults.isEmpty)
    }

    @Test func twiceIsAFault() {
        let match = matcher.match(["date", "amount", "DATE"], line: 4)
        #expect(match.faults.map(\.code) == [.duplicateColumn])
        #expect(match.faults[0].line == 4 && match.faults[0].column == 3)
        #expect(match.faults[0].message.contains("“date”"))
        #expect(match.index(of: "date") == 0)
        let synonyms = matcher.match(["date", "amount", "Zip", "Zip Code"])
        // Of several synonyms the best is read, and the others are kept.
        #expect(synonyms.faults.isEmpty)
        #expect(synonyms.index(of: "postal_code") == 2)
        #expect(matcher.match(["date", "amount", "Zip Code", "Zip"]).index(of: "postal_code") == 3)
        // Extras may share a name: they are kept by their place.
        #expect(matcher.match(["date", "amount", "x", "x"]).faults.isEmpty)
    }

    @Test func missingWithDidYouMean() {
        let match = matcher.match(["gift_id", "ammount", "dat"])
        #expect(match.faults.map(\.code) == [.missingColumn, .missingColumn])
        #expect(match.faults.map(\.message) == ["no column “date”", "no column “amount”"])
        #expect(match.faults.map(\.hint) == ["is it “dat”?", "is it “ammount”?"])
        #expect(match.extras.map(\.suggestion) == ["amount", "date"])
        // A suggestion matches nothing by itself.
        #expect(match.indexes == [0, nil, nil, nil, nil])
        #expect(matcher.match([]).faults.count == 2)
    }

    @Test func suggestionsOnlyForNearMissesOfFreeColumns() {
        let match = matcher.match(["date", "amount", "dates", "giftdi", "colour", "emial", "", "x"])
        #expect(match.extras.map(\.suggestion) == [nil, "gift_id", nil, "email", nil, nil])
    }

    @Test func duplicatePlaceInARecordOverLines() throws {
        let reader = try CSVReader(source: MemoryByteSource("\n\ndate,\"a\nb\",amount,Date\n"))
        #expect(try reader.next() == .record)
        let match = matcher.match(reader.record)
        #expect(match.faults.map(\.code) == [.duplicateColumn])
        #expect(match.faults[0].line == 4 && match.faults[0].column == 11)
    }
}
