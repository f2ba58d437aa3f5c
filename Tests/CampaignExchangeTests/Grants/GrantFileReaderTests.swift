import CampaignKit
import Testing

@testable import CampaignExchange

/// A file of grants is known by its first row, and every cell is judged by itself.
struct GrantFileReaderTests {
    private static func source(_ text: String) -> MemoryByteSource { MemoryByteSource(Array(text.utf8)) }

    private static let dollar = Currency.usd

    @Test(arguments: [
        ("type,grant_id,stage\napplication,a,review\n", true),
        ("Type,Grant ID,Due\nDeadline,a,2026-01-01\n", true),
        ("type,project,grantee,amount\n\ntransfer,p,h,5\n", true),
        // A processor's transfers, and spending without a grant, are not.
        ("Type,Date,Amount\ntransfer,2026-01-01,5\n", false), ("type,amount\nspend,5\n", false),
        ("type,grant_id,amount\naward,a,5\napplication,a,5\n", false), ("type,grant_id\n", false),
        ("", false),
        ("date,amount\n2026-01-01,5\n", false),
    ])
    func recognized(text: String, isGrants: Bool) throws {
        let source = Self.source(text)
        #expect(GrantFileReader.recognizes(source) == isGrants)
        // Whoever reads it next begins at the beginning.
        guard isGrants else { return }
        #expect(try GrantFileReader(source).lines.count == 1)
    }

    @Test func cellsAreCleanedAndJudged() throws {
        let read = try GrantFileReader(
            Self.source(
                """
                type,grant_id,title,amount,date,probability,Mood
                application,a,'=SUM(1)  two,"1,250.50",2026-03-15,62.5%,good
                gift,b,,5,2026-01-01,,
                spend,a,4111 1111 1111 1111,5,2026-01-01,,

                """))
        #expect(read.unread == ["Mood"])
        #expect(read.problems.map(\.code) == ["unknown-type", "card-number"])
        #expect(read.problems.map(\.line) == [3, 4])
        let line = try #require(read.lines.first)
        #expect(line.line == 2 && line.type == .application && line[.title] == "=SUM(1) two")
        #expect(try line.amount(.amount, Self.dollar) == 125_050)
        #expect(try line.day(.date) == CalendarDate("2026-03-15"))
        #expect(try line.tenths(.probability) == 625)
        #expect(try line.day(.due) == nil && line.amount(.expected, Self.dollar) == nil)
        #expect(throws: GrantFileLine.Fault.self) { try line.required(.stage, "…") }
        #expect(throws: GrantFileLine.Fault.self) { try line.day(.title) }
        #expect(throws: GrantFileLine.Fault.self) { try line.amount(.title, Self.dollar) }
        #expect(throws: GrantFileLine.Fault.self) { try line.tenths(.amount) }
    }

    /// Every cell of a row that is wrong is said, not only the first.
    @Test func everyFaultOfARowIsSaid() throws {
        let long = String(repeating: "x", count: CellText.lineLimit + 1)
        let read = try GrantFileReader(
            Self.source(
                """
                type,grant_id,title,owner,date
                application,\(long),4111 1111 1111 1111,4111 1111 1111 1111,2026-01-01
                budget,a,,,2026-01-01
                match,a,,,2026-01-01

                """))
        #expect(read.problems.map(\.code) == ["too-long", "card-number", "card-number"])
        #expect(read.problems.allSatisfy { $0.line == 2 })
        #expect(read.problems.map(\.column) == ["grant_id", "title", "owner"])
        #expect(read.lines.map(\.type) == [.budget, .match])
    }

    @Test func whatIsWrittenIsRead() throws {
        var writer = GrantFileWriter()
        writer.write(.application, [.grantID: "a", .title: "=1+1, \"x\"", .places: "p=60.0%; q=40.0%"])
        writer.write(.transfer, [.giftID: "T-1", .amount: "-12.50", .reverses: "T-0"])
        let source = MemoryByteSource(writer.bytes())
        let read = try GrantFileReader(source)
        #expect(read.problems.isEmpty && read.unread.isEmpty)
        #expect(read.lines.map(\.type) == [.application, .transfer])
        #expect(read.lines[0][.title] == "=1+1, \"x\"" && read.lines[0][.places] == "p=60.0%; q=40.0%")
        #expect(try read.lines[1].amount(.amount, Self.dollar) == -1250)
    }
}
