import CampaignExchange
import Foundation
import Testing

/// Headers as platforms write them, matched and searched for card data.
@Suite("Platform headers")
struct PlatformHeaderTests {
    static let stripe =
        "id,Description,Seller Message,Created (UTC),Amount,Amount Refunded,Currency,Converted Amount,"
        + "Mode,Status,Statement Descriptor,Customer ID,Customer Email,Captured,Card ID,"
        + "Card Last4,Card Brand,"
        + "Card Funding,Card Exp Month,Card Exp Year,Card Name,Card Address Zip,"
        + "Disputed Amount,Dispute Status,"
        + "Invoice ID,Payment Source Type,Destination,Transfer,PaymentIntent ID"
    static let payPal =
        "\"Date\",\"Time\",\"TimeZone\",\"Name\",\"Type\",\"Status\",\"Currency\",\"Gross\",\"Fee\",\"Net\","
        + "\"From Email Address\",\"To Email Address\",\"Transaction ID\",\"Item Title\","
        + "\"Reference Txn ID\","
        + "\"Receipt ID\",\"Balance\",\"Zip/Postal Code\",\"Contact Phone Number\","
        + "\"Country Code\",\"Balance Impact\""
    static let donorbox =
        "Name,Donating Company,Donor's First Name,Donor's Last Name,Donor Email,"
        + "Make Donation Anonymous,Campaign,"
        + "Amount,Currency,Processing Fee,Platform Fee,Net Amount,Fee Covered,Donor Comment,Donated At,Phone,"
        + "Postal Code,Country,Designation,Receipt Id,Donation Type,Card Type,Last 4 Digits,Stripe Charge Id,"
        + "Recurring Donation,Donor Id,Status"
    static let giveWP =
        "Donation Form,Donation Amount,Donation Date,Donor First Name,Donor Last Name,"
        + "Company Name,Donor Email,"
        + "Test Mode,Donation Status,Payment Method,Notes,Address 1,Address 2,City, Zip Code,State,Country"
    static let fidelity =
        "Recommended By,Grant Id,ACH Group Id,Effective Date,Grant Amount,Special Purpose,"
        + "Giving Account Name,"
        + "Addressee Name,Acknowledgement Address Line 1,Acknowledgement ZipCode,Payable To,Primary Name"

    private func header(_ text: String) throws -> (CSVReader, [String]) {
        let reader = try CSVReader(source: MemoryByteSource("\u{FEFF}" + text + "\r\n"))
        #expect(try reader.next() == .record)
        return (reader, reader.record.strings)
    }

    private let matcher = HeaderMatcher(
        known: [
            "gift_id", "date", "amount", "fee", "email", "first_name", "last_name", "postal_code", "status",
        ],
        required: ["date", "amount"],
        synonyms: [
            "id": "gift_id", "Transaction ID": "gift_id", "Receipt Id": "gift_id", "Grant Id": "gift_id",
            "Created (UTC)": "date", "Donated At": "date", "Donation Date": "date", "Effective Date": "date",
            "Gross": "amount", "Donation Amount": "amount", "Grant Amount": "amount", "Processing Fee": "fee",
            "Customer Email": "email", "From Email Address": "email", "Donor Email": "email",
            "Donor's First Name": "first_name", "Donor First Name": "first_name",
            "Donor's Last Name": "last_name",
            "Donor Last Name": "last_name", "Zip Code": "postal_code", "Zip/Postal Code": "postal_code",
            "Acknowledgement ZipCode": "postal_code", "Donation Status": "status",
        ])

    @Test(
        "known columns are found",
        arguments: [
            (stripe, "id", "Created (UTC)", "Amount"), (donorbox, "Receipt Id", "Donated At", "Amount"),
            (giveWP, nil, "Donation Date", "Donation Amount"),
            (fidelity, "Grant Id", "Effective Date", "Grant Amount"),
        ] as [(String, String?, String, String)])
    func found(text: String, id: String?, date: String, amount: String) throws {
        let (reader, names) = try header(text)
        let match = matcher.match(reader.record)
        #expect(match.faults.isEmpty)
        #expect(match.index(of: "gift_id").map { names[$0] } == id)
        #expect(match.index(of: "date").map { names[$0] } == date)
        #expect(match.index(of: "amount").map { names[$0] } == amount)
        // Every field is either known or extra, and none is both.
        let known = match.indexes.compactMap { $0 }
        #expect(Set(known).isDisjoint(with: match.extras.map(\.index)))
        #expect(known.count + match.extras.count == names.count)
    }

    /// Of two synonyms, Transaction ID and Receipt ID, the first is read and the other kept.
    @Test func theFirstSynonymIsRead() throws {
        let (reader, _) = try header(Self.payPal)
        let match = matcher.match(reader.record)
        #expect(match.faults.isEmpty)
        #expect(match.index(of: "date") == 0)
        #expect(match.index(of: "fee") == 8)
        #expect(match.index(of: "postal_code") == 17)
    }

    @Test("none announces card data", arguments: [stripe, payPal, donorbox, giveWP, fidelity])
    func harmless(text: String) throws {
        let (_, names) = try header(text)
        for name in names { #expect(CardNumberScanner.forbiddenHeader(name) == nil, "\(name)") }
    }

    @Test func canonicalColumnsInAnySpelling() {
        let columns = [
            "source", "gift_id", "type", "date", "amount", "currency", "base_amount", "fx_rate", "fx_source",
            "fee",
            "description", "note", "campaign", "appeal", "project", "line", "unit", "keycode", "pledge_id",
            "grant_id",
            "reverses", "matches", "donor_id", "donor_kind", "donor_name", "first_name", "last_name",
            "organization",
            "address1", "address2", "postal_code", "do_not_mail", "returned_mail", "soft_credits",
            "postmark_kind",
            "tribute_notify_address",
        ]
        let matcher = HeaderMatcher(known: columns, required: ["date", "amount"])
        let spellings: [(String) -> String] = [
            { $0 }, { $0.uppercased() }, { $0.replacing("_", with: " ") }, { $0.replacing("_", with: "-") },
            { " \($0)\t" }, { $0.replacing("_", with: "") }, { "\u{FEFF}\($0.capitalized)" },
        ]
        for spell in spellings {
            let match = matcher.match(columns.reversed().map(spell))
            #expect(match.faults.isEmpty)
            #expect(match.extras.isEmpty)
            #expect(match.indexes == columns.indices.reversed().map { $0 })
        }
        for name in columns { #expect(CardNumberScanner.forbiddenHeader(name) == nil) }
    }
}
