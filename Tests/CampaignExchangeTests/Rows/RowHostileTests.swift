import CampaignExchange
import CampaignKit
import Testing

/// Cells that were made to mislead, and files that are broken.
@Suite("Hostile rows")
struct RowHostileTests {
    @Test(
        "guards are taken off, and only they",
        arguments: [
            ("'=1+1", "=1+1"), ("'+972 8 640 0111", "+972 8 640 0111"), ("'@here", "@here"), ("'-5", "-5"),
            ("'Ann", "'Ann"), ("O''Brien'", "O''Brien'"), ("''=1", "'=1"), ("=1+1", "=1+1"),
        ])
    func guards(written: String, kept: String) throws {
        let row = try readRow(
            "date,amount,first_name,note,gift_id,Memo",
            "2026-01-05,5,\(written),\(written),\(written),\(written)")
        #expect(row.donor?.details?.firstName == kept)
        #expect(row.note == kept)
        #expect(row.giftID == kept)
        #expect(row.extra.map(\.value) == [kept])
    }

    @Test(
        "names are cleaned",
        arguments: [
            ("A\u{202E}nn", "Ann"), ("\u{2066}Ann\u{2069}", "Ann"), ("  Ann   Lee  ", "Ann Lee"),
            ("Ann\tLee", "Ann Lee"), ("\"Ann\nLee\"", "Ann Lee"), ("\"Ann\r\n Lee\"", "Ann Lee"),
            ("Ann\u{A0}\u{A0}Lee", "Ann Lee"), ("\u{1B}[31mAnn", "[31mAnn"), ("Zoë", "Zoë"), ("דנה", "דנה"),
            ("عمر", "عمر"), ("\u{61C}عمر", "عمر"), ("A\u{200F}B", "AB"), ("李 明", "李 明"),
            ("Ann 👩‍👩‍👧", "Ann 👩‍👩‍👧"), ("\u{202E}", ""),
        ])
    func names(written: String, kept: String) throws {
        let row = try readRow("date,amount,donor_id,last_name", "2026-01-05,5,D-1,\(written)")
        #expect(row.donor?.details?.lastName == kept)
    }

    @Test func notesKeepTheirLines() throws {
        let row = try readRow("date,amount,note", "2026-01-05,5,\" one\r\ntwo\rthree  four\u{202E}\n\"")
        #expect(row.note == "one\ntwo\nthree  four")
    }

    @Test func theLineIsTheRecordsFirst() throws {
        let result = try readRows("date,amount,note", "2026-01-05,5,\"a\nb\nc\"", "x,5,", "2026-01-06,5,")
        #expect(result.rows.map(\.line) == [2, 6])
        #expect(result.rejected == [5])
        #expect(result.problems.map(\.line) == [5])
    }

    @Test("ids on one line", arguments: ["gift_id", "donor_id", "pledge_id", "reverses", "deposit_id"])
    func idsOfSeveralLines(column: String) throws {
        let type = column == "reverses" ? "refund" : "gift"
        let result = try readRows("date,amount,type,\(column)", "2026-01-05,5,\(type),\"a\nb\"")
        #expect(result.codes.contains("bad-id"))
    }

    // MARK: - Numbers that must not enter

    private static let card = "4111111111111111"

    @Test func idsMayLookLikeCards() throws {
        for column in CanonicalColumn.allCases where column.isExemptFromCardScan {
            let cell = column == .softCredits ? Self.card + ":household" : Self.card
            let result = try readRows("date,amount,type,pledge_id,other \(column.name)", "2026-01-05,5,,,1")
            #expect(result.errors.isEmpty)
            let type = column == .reverses ? "refund" : "gift"
            let scanned = try readRows("date,amount,type,\(column.name)", "2026-01-05,5,\(type),\(cell)")
            #expect(scanned.errors.isEmpty, "\(column.name)")
            #expect(!scanned.holdsForbiddenNumbers)
        }
        #expect(try readRow("date,amount,gift_id", "2026-01-05,5,41111111111111112").giftID.count == 17)
    }

    @Test func everywhereElseTheyAreRefused() throws {
        for column in CanonicalColumn.allCases where !column.isExemptFromCardScan {
            let header =
                CanonicalColumn.required.contains(column) ? "date,amount" : "date,amount,\(column.name)"
            let day = column == .date ? Self.card : "2026-01-05"
            let amount = column == .amount ? Self.card : "5"
            let row = "\(day),\(amount)" + (header == "date,amount" ? "" : ",4111-1111-1111-1111")
            let result = try readRows(header, row)
            let found = result.problems.filter { $0.code == "card-number" }
            #expect(found.map(\.value) == ["411111******1111"], "\(column.name)")
            #expect(result.rejected == [2])
            #expect(result.holdsForbiddenNumbers)
            for problem in result.problems {
                let said = problem.message + (problem.hint ?? "") + (problem.value ?? "")
                #expect(!said.contains(Self.card), "\(column.name) \(problem.code)")
                #expect(!said.contains("1111-1111"), "\(column.name) \(problem.code)")
            }
        }
    }

    @Test func anIDThatLooksLikeACardIsNotShownEither() throws {
        let result = try readRows(
            "date,amount,type,gift_id,reverses", "2026-01-05,5,void,\(Self.card),\(Self.card)")
        #expect(result.codes == ["names-itself"])
        #expect(result.problems.first?.value == "411111******1111")
    }

    @Test func aZeroRowIsLookedAtToo() throws {
        let result = try readRows("date,amount,note", "2026-01-05,0,\(Self.card)")
        #expect(result.rejected == [2])
        #expect(result.holdsForbiddenNumbers)
    }

    @Test func otherLongNumbersAreFine() throws {
        let result = try readRows(
            "date,amount,reference,phone", "2026-01-05,5,4111111111111112,+1 212 555 0100 99")
        #expect(result.problems.isEmpty)
    }

    // MARK: - Broken form

    @Test func faultsAreProblemsAndReadingGoesOn() throws {
        let result = try readRows(
            "date,amount,note", "2026-01-05,5", "2026-01-05,5,a,b", "2026-01-05,5,\"a\"b",
            "2026-01-05,5,a\"b",
            "2026-01-06,6,good", ",,", "2026-01-07,7,\"open")
        #expect(result.rows.map(\.line) == [6])
        #expect(result.rejected == [2, 3, 4, 5, 8])
        #expect(
            result.codes == [
                "csv-field-count", "csv-field-count", "csv-text-after-quote", "csv-stray-quote",
                "csv-unterminated-quote",
            ])
        #expect(result.problems.first?.message == "character 13: expected 3 fields, found 2")
        #expect(result.problems.allSatisfy { $0.value == nil && $0.column.isEmpty })
        #expect(result.rowsRead == 6)
    }

    @Test func aFaultInALaterLineOfARecordIsListedUnderItsFirst() throws {
        let result = try readRows("date,amount,note", "2026-01-05,5,\"a\nb\"c", "2026-01-05,5,x")
        #expect(result.rejected == [2])
        #expect(result.problems.first?.line == 2)
        #expect(result.problems.first?.message == "line 3, character 3: text after a closing quote")
    }

    @Test func windowsLettersAreReadAndSaid() throws {
        var bytes = Array("date,amount,last_name,donor_id\n2026-01-05,5,Zo".utf8)
        bytes.append(0xEB)
        bytes += Array(",D-1\n".utf8)
        let result = try readRows(MemoryByteSource(bytes))
        #expect(result.rows.first?.donor?.details?.lastName == "Zoë")
        #expect(result.codes == ["csv-not-utf-8"])
        #expect(result.problems.first?.severity == .warning)
    }

    /// Random bytes in every cell: nothing crashes, and every row is accounted for.
    @Test(arguments: 0..<40)
    func noise(seed: Int) throws {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
        func next(_ bound: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(bound))
        }
        let pieces = [
            "", "5", "-5", "2026-01-05", "yes", "'", "=", "P-1", "pledge", "void", "refund", "\u{202E}", "é",
            "ILS",
            "0", "0.5", "D:household", ";", ":", "none", "innovation", "\"\"", " ", "12", "monthly",
            "4111111111111111",
        ]
        let columns = CanonicalColumn.allCases
        var text = columns.map(\.name).joined(separator: ",") + "\n"
        for _ in 0..<60 {
            text +=
                columns.map { column in
                    let cell = (0..<next(3)).map { _ in pieces[next(pieces.count)] }.joined()
                    let isGood = next(3) > 0
                    if isGood, column == .date { return "2026-01-05" }
                    if isGood, column == .amount { return "12.50" }
                    return next(4) == 0 ? "\"\(cell)\"" : ""
                }.joined(separator: ",") + "\n"
        }
        let result = try readRows(MemoryByteSource(text))
        #expect(result.rows.count + result.zero.count + result.rejected.count == result.rowsRead)
        #expect(Set(result.errors.map(\.line)) == Set(result.rejected))
        #expect(
            result.rows.allSatisfy {
                $0.minorUnits > 0 || [.pledgeChange, .adjustment, .void].contains($0.type)
            })
    }
}
