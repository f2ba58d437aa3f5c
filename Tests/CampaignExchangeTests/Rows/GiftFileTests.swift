import CampaignExchange
import CampaignKit
import Testing

/// Headers, and files that cannot be read at all.
@Suite("Files of gifts")
struct GiftFileTests {
    private func check(
        _ error: GiftFileError?, _ code: String, _ message: String, _ hint: String, line: Int = 1
    ) {
        #expect(error?.code == code)
        #expect(error?.message == message)
        #expect(error?.hint == hint)
        #expect(error?.line == line)
    }

    @Test func emptyFiles() {
        for text in ["", "\u{FEFF}", "\n\n\n"] {
            check(fileError(text), "csv-empty-file", "the file is empty", "a header is needed")
        }
    }

    @Test func aHeaderAndNothingElse() throws {
        let result = try readRows("date,amount")
        #expect(result.rowsRead == 0)
        #expect(result.problems.isEmpty)
    }

    @Test func missingColumns() {
        check(
            fileError("date,amuont,campaign\n"), GiftFileError.missingColumn, "no column “amount”",
            "rename “amuont” to “amount”")
        check(
            fileError("Gift Date,Total Amount,Donor ID\n"), GiftFileError.missingColumn,
            "no column “date” and no column “amount”",
            "rename “Gift Date” to “date”; rename “Total Amount” to “amount”")
        check(
            fileError("amount,campaign\n"), GiftFileError.missingColumn, "no column “date”",
            "the columns are “amount”, “campaign”")
    }

    /// The first line of a file without a header is someone's gift: none of it is shown.
    @Test func noHeader() {
        check(
            fileError("2026-01-05,50.00,Zebedee\n"), GiftFileError.noHeader,
            "the first line has no recognized column names",
            "the first line must have the column names, such as: date,amount,donor_name")
        check(
            fileError("date|amount\n2026-01-05|5\n"), GiftFileError.missingColumn,
            "no column “date” and no column “amount”",
            "the columns are separated by |: save the file with commas between them")
        check(
            fileError("2026-01-05|5\n"), GiftFileError.noHeader,
            "the first line has no recognized column names",
            "only commas, semicolons and tabs are recognized as separators")
    }

    @Test func twiceTheSame() {
        check(
            fileError("date,amount,Gift ID,gift_id\n"), GiftFileError.duplicateColumn,
            "the column “gift_id” appears twice, first as column 3", "rename one of them")
    }

    @Test(
        "columns that announce what must not enter: filled they refuse the file, else they are let go",
        arguments: [
            ("CVV", "123", ""), ("Card Number", "4111111111111112", "************1112"),
            ("Gf_Credit_Card_Number", "4111 1111 1111 1111", "xxxx1111"), ("SSN", "123456789", "***-**-6789"),
        ])
    func forbidden(name: String, filled: String, masked: String) throws {
        let bad = try readRows("date,amount,\(name)", "2026-01-05,5,\(filled)")
        #expect(bad.holdsForbiddenNumbers)
        #expect(bad.rejected == [2])
        for text in ["", masked] {
            let row = try readRow("date,amount,\(name)", "2026-01-05,5,\(text)")
            #expect(row.extra.isEmpty)
        }
    }

    @Test(
        "columns of cards and computers are let go",
        arguments: [
            "Card Last 4", "Last Four", "Last 4 Digits", "Credit Card Expiration Date", "Card Exp Month",
            "Expiration Date", "Supporter IP Address", "Donor IP Address", "Supporter IP City",
        ])
    func letGo(name: String) throws {
        let row = try readRow("date,amount,\(name),Team", "2026-01-05,5,1111,Blue")
        #expect(row.extra.map(\.name) == ["Team"])
    }

    @Test(
        "columns that only sound like it are kept",
        arguments: ["Pledge Expiration", "Zip2", "Tip", "Shipping Note", "Explanation", "Membership Expires"])
    func kept(name: String) throws {
        #expect(try readRow("date,amount,\(name)", "2026-01-05,5,x").extra.map(\.name) == [name])
    }

    @Test func tooManyExtras() throws {
        func header(_ count: Int) -> String {
            "date,amount" + (0..<count).map { ",custom \($0)" }.joined() + "\n"
        }
        #expect(fileError(header(200)) == nil)
        check(
            fileError(header(201)), GiftFileError.tooManyColumns,
            "201 unknown columns, at most 200 are kept",
            "is this a file of gifts? `campaign help csv` lists the columns")
    }

    @Test func otherKindsOfFile() {
        #expect(fileError([0x50, 0x4B, 0x03, 0x04, 0x00])?.code == "csv-excel-workbook")
        #expect(fileError([0xFF, 0xFE, 0x64, 0x00, 0x61])?.code == "csv-utf-16")
        #expect(fileError(Array("%PDF-1.7".utf8))?.code == "csv-pdf")
        #expect(fileError([0x1F, 0x8B, 0x08])?.code == "csv-gzip")
        #expect(fileError(Array("date,amount\n2026\0".utf8))?.code == "csv-nul-byte")
    }

    @Test func aFileThatIsNotThere() {
        #expect(throws: ByteSourceError.noSuchFile(path: "/nowhere/gifts.csv")) {
            try FileByteSource(path: "/nowhere/gifts.csv")
        }
    }

    @Test func aQuoteInTheHeaderThatNothingCloses() {
        #expect(fileError("date,\"amount\n2026-01-05,5\n")?.code == "csv-unterminated-quote")
    }

    @Test func whatTheHeaderSays() throws {
        var reader = try GiftRowReader(
            source: MemoryByteSource("\u{FEFF}\n Gift-ID ;DATE;Amount;Campain;\n"), index: RowsPlan.index,
            today: RowsPlan.today)
        #expect(reader.header.names == ["Gift-ID", "DATE", "Amount", "Campain", "column 5"])
        #expect(reader.header.columns == [.giftID, .date, .amount])
        #expect(reader.header.line == 2)
        #expect(reader.extraColumns == ["Campain", "column 5"])
        #expect(reader.header.name(of: .giftID) == "Gift-ID")
        #expect(reader.header.name(of: .donorID) == "donor_id")
        #expect(reader.delimiter == .semicolon)
        #expect(reader.encoding == .utf8)
        #expect(reader.takeProblems().isEmpty)
        #expect(try reader.next() == .end)
        #expect(reader.bytesRead == reader.totalBytes)
    }

    @Test func delimiters() throws {
        for (delimiter, sign) in [(CSVDelimiter.tab, "\t"), (.semicolon, ";"), (.pipe, "|")] {
            let text = "date\(sign)amount\n2026-01-05\(sign)\"1,000.00\"\n"
            let result = try readRows(MemoryByteSource(text), options: .init(delimiter: delimiter))
            #expect(result.rows.map(\.minorUnits) == [100_000])
        }
    }

    @Test func errorsSayWhere() {
        #expect(
            fileError("amount\n")?.description == "line 1: no column “date” (the columns are “amount”)")
    }

    // MARK: - The columns themselves

    @Test func columnsAreThoseOfTheDesign() {
        let names = CanonicalColumn.allCases.map(\.name)
        #expect(names.count == 75)
        #expect(Set(names).count == names.count)
        #expect(
            CanonicalColumn.columns(of: .what).map(\.name).joined(separator: ", ")
                == "source_system, gift_id, processor_id, payout_id, type, date, amount, adjust_to, currency, base_amount, fx_rate, fx_source, fee, description, note"
        )
        #expect(
            CanonicalColumn.columns(of: .place).map(\.name).joined(separator: ", ")
                == "campaign, appeal, project, line, unit, keycode, pledge_id, grant_id, reverses, matches")
        #expect(CanonicalColumn.columns(of: .who).count == 27)
        #expect(CanonicalColumn.columns(of: .handling).first == .method)
        #expect(CanonicalColumn.columns(of: .promises) == [.installments, .frequency, .firstDue, .surplus])
        #expect(CanonicalColumn.columns(of: .inReturn).last == .receiptKind)
        #expect(CanonicalColumn.columns(of: .tribute).count == 4)
    }

    @Test func everyColumnIsDescribed() {
        for column in CanonicalColumn.allCases {
            #expect(!column.summary.isEmpty, "\(column.name)")
            #expect(column.summary.count <= 100, "\(column.name)")
        }
    }

    @Test func exemptAndPersonal() {
        #expect(
            Set(CanonicalColumn.allCases.filter(\.isExemptFromCardScan)) == [
                .giftID, .processorID, .payoutID, .donorID, .pledgeID, .grantID, .reverses,
                .matches, .softCredits,
            ])
        #expect(CanonicalColumn.email.isPersonal)
        #expect(CanonicalColumn.note.isPersonal)
        #expect(CanonicalColumn.donorID.isPersonal)
        #expect(!CanonicalColumn.amount.isPersonal)
        #expect(!CanonicalColumn.campaign.isPersonal)
    }
}
