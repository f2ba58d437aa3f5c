import CampaignExchange
import CampaignKit
import Testing

/// Every problem code with a row that has it, and every word of what is said.
@Suite("Problem catalogue")
struct ProblemCatalogueTests {
    @Test("says exactly this", arguments: ProblemCatalogue.all)
    func exact(item: ProblemCase) throws {
        let result = try readRows(
            MemoryByteSource(item.text), index: RowsPlan.index(base: item.base))
        #expect(result.problems == [item.expected])
        let isError = item.severity == .error
        #expect(result.rejected == (isError ? [2] : []))
        #expect(result.rows.count == (isError ? 0 : 1))
    }

    @Test func everyCodeIsInTheCatalogue() {
        let covered = Set(ProblemCatalogue.all.map(\.code))
        #expect(Set(RowProblemCode.allCases).subtracting(covered).isEmpty)
    }

    @Test func codesAreKebabCase() {
        for code in RowProblemCode.allCases {
            let isKebab = code.rawValue.allSatisfy { $0 == "-" || $0.isLowercase || $0.isNumber }
            #expect(isKebab, "\(code.rawValue)")
        }
    }

    @Test func messagesAreOneSentenceWithoutFullStop() {
        for item in ProblemCatalogue.all {
            #expect(!item.message.hasSuffix("."), "\(item.message)")
            #expect(item.message.first?.isUppercase == false, "\(item.message)")
            #expect(!item.hint.hasSuffix("."), "\(item.hint)")
        }
    }

    /// No cell of a column that can hold personal data is ever shown, whatever is wrong with it.
    @Test func personalCellsAreNeverShown() throws {
        let secret = "Zebedee" + String(repeating: "q", count: 5000)
        for column in CanonicalColumn.allCases where column.isPersonal {
            let result = try readRows("date,amount,\(column.name)", "2026-01-05,10,\(secret)")
            for problem in result.problems {
                #expect(problem.value == nil, "\(column.name)")
                let said = problem.message + (problem.hint ?? "")
                #expect(!said.contains("Zebedee"), "\(column.name)")
            }
        }
    }

    @Test func allProblemsOfARowAtOnce() throws {
        let result = try readRows(
            "date,amount,campaign,delivery,deceased,type,donor_id",
            "soon,1.250,inovation,pigeon,maybe,gitf,D-1")
        #expect(
            Set(result.codes) == [
                "not-a-date", "too-many-decimals", "unknown-campaign", "unknown-delivery", "not-yes-or-no",
                "unknown-type",
            ])
        #expect(result.rejected == [2])
        #expect(result.problems.allSatisfy { $0.line == 2 })
    }

    @Test func columnsAreNamedAsTheFileWritesThem() throws {
        let result = try readRows("Gift Date,DATE,AMOUNT", "x,soon,abc")
        #expect(result.problems.map(\.column) == ["AMOUNT", "DATE"])
    }

    @Test func longValuesAreCutAndCleaned() throws {
        let long = "a\u{202E}b" + String(repeating: "c", count: 100)
        let result = try readRows("date,amount", "2026-01-05,\(long)")
        #expect(result.problems.first?.value == "ab" + String(repeating: "c", count: 57) + "…")
    }

    @Test func problemsAreHandedOverOnce() throws {
        var reader = try GiftRowReader(
            source: MemoryByteSource("date,amount\nx,1\n2026-01-05,5\n"), index: RowsPlan.index,
            today: RowsPlan.today)
        guard case .rejected(line: 2, _, _) = try reader.next() else {
            Issue.record("line 2 is not rejected")
            return
        }
        #expect(reader.takeProblems().count == 1)
        #expect(reader.takeProblems().isEmpty)
        guard case .row(let row) = try reader.next() else {
            Issue.record("the second row is good")
            return
        }
        #expect(row.line == 3)
        #expect(reader.takeProblems().isEmpty)
        #expect(try reader.next() == .end)
        #expect(try reader.next() == .end)
    }
}
