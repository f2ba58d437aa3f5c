import CampaignExchange
import CampaignKit
import Foundation
import Testing

/// One row with every column filled, in every shape that a file can have.
@Suite("Shapes of a file")
struct RowShapeTests {
    private static let cells: [(column: CanonicalColumn, text: String)] = [
        (.sourceSystem, "stripe"), (.giftID, "ch_1"), (.type, "gift"), (.date, "2026-03-01"),
        (.amount, "1000.00"),
        (.currency, "ILS"), (.baseAmount, "273.10"), (.fxRate, "0.2731"), (.fxSource, "Bank of Israel"),
        (.fee, "29.00"), (.description, "A dinner, twice"), (.note, "first\nsecond"),
        (.campaign, "innovation"),
        (.appeal, "year-end"), (.project, "floor-3"), (.line, "equipment"), (.unit, "lab"),
        (.keycode, "YE-7"),
        (.pledgeID, "P-1"), (.matches, "G-5"), (.processorID, "pi_1"), (.payoutID, "po_1"), (.donorID, "D-1"),
        (.donorKind, "household"),
        (.donorName, "Ann & Lee"), (.firstName, "Ann"), (.lastName, "Lee"), (.organization, "Lee \"Works\""),
        (.householdID, "H-1"), (.salutation, "Dear Ann"), (.addressee, "Mrs. Lee"),
        (.email, "ann@example.org"),
        (.phone, "'+972 8 1"), (.address1, "1 Road"), (.address2, "Apt; 2"), (.city, "Be'er Sheva"),
        (.state, "NY"), (.postalCode, "00501"), (.country, "IL"), (.language, "he"),
        (.orgID, "IL-ROC-1"), (.deceased, "no"),
        (.doNotMail, "yes"), (.doNotEmail, "0"), (.doNotPublish, "x"), (.returnedMail, ""),
        (.anonymous, "public"),
        (.softCredits, "D-2:household;D-3:solicitor:10"), (.method, "check"), (.delivery, "usps"),
        (.receivedDate, "2026-03-04"), (.postmark, "2026-03-02"), (.postmarkKind, "manual"),
        (.depositedDate, "2026-03-05"), (.clearedDate, "2026-03-06"), (.depositID, "B-1"),
        (.reference, "0017"),
        (.benefitValue, "40.00"), (.benefitCost, "20.00"), (.benefitToken, "no"),
        (.benefitDescription, "Dinner"),
        (.receiptedBy, "platform"), (.receiptKind, "private-stock"), (.tributeType, "memory"),
        (.tributeName, "Dov"),
        (.tributeNotifyName, "Eva"),
        (.tributeNotifyAddress, "2 Road"),
    ]

    /// The row that all shapes must give.
    private static let expected: ImportedEntry = {
        let ils = Currency(code: "ILS") ?? .usd
        var row = ImportedEntry(
            line: 2, source: "stripe", type: .gift, date: RowsPlan.day("2026-03-01"),
            day: RowsPlan.day("2026-03-02"), basis: .postmark, minorUnits: 27_310)
        row.giftID = "ch_1"
        row.foreign = ForeignAmount(
            original: Money(minorUnits: 100_000, currency: ils), rate: "0.2731", rateSource: "Bank of Israel")
        row.feeMinor = 792
        row.place = Designation(
            campaign: "innovation", appeal: "year-end", project: "floor-3", line: "equipment", unit: "lab",
            keycode: "YE-7")
        row.pledgeID = "P-1"
        row.matches = ["G-5"]
        row.processorID = "pi_1"
        row.payoutID = "po_1"
        row.donor = DonorReference(externalID: "D-1", details: details)
        row.anonymity = .public
        row.softCredits = [
            SoftCredit(donorID: "D-2", kind: .household),
            SoftCredit(donorID: "D-3", kind: .solicitor, minorUnits: 1000),
        ]
        row.method = .check
        row.delivery = .usps
        row.received = RowsPlan.day("2026-03-04")
        row.postmark = RowsPlan.day("2026-03-02")
        row.postmarkKind = .manual
        row.deposited = RowsPlan.day("2026-03-05")
        row.cleared = RowsPlan.day("2026-03-06")
        row.depositID = "B-1"
        row.reference = "0017"
        row.benefit = Benefit(valueMinor: 4000, costMinor: 2000, description: "Dinner")
        row.exchangeMinor = 4000
        row.receiptedBy = .platform
        row.receiptKind = .privateStock
        row.tribute = Tribute(type: "memory", name: "Dov", notifyName: "Eva", notifyAddress: "2 Road")
        row.description = "A dinner, twice"
        row.note = "first\nsecond"
        return row
    }()

    private static let details: DonorDetails = {
        var details = DonorDetails()
        details.kind = .household
        details.name = "Ann & Lee"
        details.firstName = "Ann"
        details.lastName = "Lee"
        details.organization = "Lee \"Works\""
        details.householdID = "H-1"
        details.salutation = "Dear Ann"
        details.addressee = "Mrs. Lee"
        details.email = "ann@example.org"
        details.phone = "+972 8 1"
        details.address1 = "1 Road"
        details.address2 = "Apt; 2"
        details.city = "Be'er Sheva"
        details.state = "NY"
        details.postalCode = "00501"
        details.country = "IL"
        details.language = "he"
        details.orgID = "IL-ROC-1"
        details.suppressions = [.doNotMail, .doNotPublish]
        return details
    }()

    private static func file(
        _ cells: [(column: CanonicalColumn, text: String)], separator: String = ",", end: String = "\n",
        quotesAll: Bool = false, name: (CanonicalColumn) -> String = { $0.name }
    ) -> String {
        func cell(_ text: String) -> String {
            let isPlain = !text.contains { "\",;\t\n".contains($0) }
            return isPlain && !quotesAll ? text : "\"" + text.replacing("\"", with: "\"\"") + "\""
        }
        let header = cells.map { cell(name($0.column)) }.joined(separator: separator)
        return header + end + cells.map { cell($0.text) }.joined(separator: separator) + end
    }

    private func check(_ text: String, chunk: Int = 1 << 18, delimiter: CSVDelimiter? = nil) throws {
        let result = try readRows(
            MemoryByteSource(text, chunk: chunk), options: .init(delimiter: delimiter))
        #expect(result.problems.isEmpty)
        #expect(result.rows == [Self.expected])
    }

    @Test func nearlyEveryColumnIsInTheRow() {
        // A row cannot have both kinds of promise, a schedule or something that it reverses.
        let absent: Set<CanonicalColumn> = [
            .grantID, .reverses, .installments, .frequency, .firstDue, .adjustTo, .donor, .surplus,
        ]
        #expect(Set(Self.cells.map(\.column)).union(absent) == Set(CanonicalColumn.allCases))
    }

    @Test func plain() throws { try check(Self.file(Self.cells)) }

    @Test func inAnyOrder() throws {
        try check(Self.file(Self.cells.reversed()))
        for shift in stride(from: 1, to: Self.cells.count, by: 7) {
            try check(Self.file(Array(Self.cells[shift...] + Self.cells[..<shift])))
        }
    }

    @Test func headersInAnyWriting() throws {
        try check(Self.file(Self.cells) { $0.name.uppercased() })
        try check(Self.file(Self.cells) { $0.name.replacing("_", with: " ").capitalized })
        try check(Self.file(Self.cells) { $0.name.replacing("_", with: "-") + ":" })
        try check(Self.file(Self.cells) { $0.name.replacing("_", with: "") })
    }

    @Test func otherDelimitersAndLineEnds() throws {
        try check(Self.file(Self.cells, separator: ";"))
        try check(Self.file(Self.cells, separator: "\t"))
        try check(Self.file(Self.cells, separator: "|"), delimiter: .pipe)
        try check(Self.file(Self.cells, end: "\r\n"))
        try check(Self.file(Self.cells, end: "\r"))
        try check("\u{FEFF}" + Self.file(Self.cells, quotesAll: true))
    }

    @Test("any boundary between reads", arguments: [1, 2, 3, 7, 64, 257])
    func boundaries(chunk: Int) throws {
        try check(Self.file(Self.cells), chunk: chunk)
    }

    @Test func blanksAroundEveryCell() throws {
        try check(
            Self.file(Self.cells.map { ($0.column, $0.column == .phone ? $0.text : " \($0.text)\u{A0} ") }))
    }

    @Test func emptyColumnsChangeNothing() throws {
        let present = Set(Self.cells.map(\.column))
        let empty = CanonicalColumn.allCases.filter { !present.contains($0) }.map { ($0, "") }
        try check(Self.file(Self.cells + empty))
    }

    /// What our own writer writes is read back as it was, guards and all.
    @Test func ourOwnExportIsReadBack() throws {
        var writer = CSVWriter(options: CSVWriterOptions(excel: true))
        writer.write(header: Self.cells.map(\.column.name))
        let numbers: Set<CanonicalColumn> = [
            .amount, .baseAmount, .fxRate, .fee, .benefitValue, .benefitCost,
        ]
        writer.write(
            Self.cells.map { cell in
                let number = numbers.contains(cell.column) ? PlainNumber(cell.text) : nil
                return number.map { .number($0) } ?? .text(FormulaGuard.undone(cell.text))
            })
        let result = try readRows(MemoryByteSource(writer.drain()))
        #expect(result.problems.isEmpty)
        #expect(result.rows == [Self.expected])
    }

    @Test("A posted row's cells say again what they said")
    func cellsAreReadBack() throws {
        let cells = CanonicalColumn.allCases.compactMap { column in
            column.cell.map { (column, $0(Self.expected)) }
        }
        #expect(cells.allSatisfy { !$0.1.isEmpty })
        let row = try #require(
            readRows(MemoryByteSource(Self.file([(.date, "2026-03-01"), (.amount, "5")] + cells))).rows.first)
        for (column, text) in cells { #expect(column.cell?(row) == text, "\(column.name)") }
    }

    @Test func dangerousTextsSurviveARoundTrip() throws {
        let texts = ["=1+1", "+972", "-5", "@a", "'=1", "''=1", "＝1", "'n", "a=1", "- dash", "'tis"]
        for text in texts {
            var writer = CSVWriter()
            writer.write(header: [
                "date", "amount", "gift_id", "last_name", "note", "city", "keycode", "Memo",
            ])
            writer.write([
                .text("2026-01-05"), .number(5), .text(text), .text(text), .text(text), .text(text),
                .text(text),
                .text(text),
            ])
            let row = try #require(try readRows(MemoryByteSource(writer.drain())).rows.first)
            #expect(row.giftID == text)
            #expect(row.donor?.details?.lastName == text)
            #expect(row.donor?.details?.city == text)
            #expect(row.note == text)
            #expect(row.place.keycode == text)
            #expect(row.extra.map(\.value) == [text])
        }
    }

    @Test func aColumnAloneDoesNotDisturb() throws {
        for column in CanonicalColumn.allCases where !CanonicalColumn.required.contains(column) {
            let row = try readRow("date,amount,\(column.name)", "2026-01-05,5,")
            #expect(row.minorUnits == 500, "\(column.name)")
            #expect(row.extra.isEmpty)
            #expect(row.donor == nil)
        }
    }
}
