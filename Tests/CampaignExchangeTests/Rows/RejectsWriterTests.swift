import CampaignExchange
import CampaignKit
import Foundation
import Testing

/// The file of rejected rows, to be repaired and imported again.
@Suite("Rejects")
struct RejectsWriterTests {
    private func rejects(
        _ text: String, _ problems: [Int: String], delimiter: CSVDelimiter? = nil
    ) throws -> String {
        let result = try rejectedRows(of: MemoryByteSource(text), problems, delimiter: delimiter)
        #expect(result.count == problems.count)
        return result.text
    }

    @Test func headerAndRejectedRows() throws {
        let text = "Date,Amount,Note\n2026-01-05,5,a\nx,-$5.00,\"b, \"\"c\"\"\"\n2026-01-06,6,'=1\n"
        #expect(
            try rejects(text, [3: "not a date", 4: "why, oh \"why\""])
                == "Date,Amount,Note,problem,hint\r\nx,'-$5.00,\"b, \"\"c\"\"\",not a date,\r\n"
                + "2026-01-06,6,'=1,\"why, oh \"\"why\"\"\",\r\n")
    }

    @Test func delimiterAndMarkAreKept() throws {
        #expect(
            try rejects("\u{FEFF}date;amount\nx;5\n", [2: "bad"])
                == "\u{FEFF}date;amount;problem;hint\r\nx;5;bad;\r\n")
        #expect(
            try rejects("date|amount\nx|5\n", [2: "bad"], delimiter: .pipe)
                == "date|amount|problem|hint\r\nx|5|bad|\r\n")
    }

    @Test func aSecondRoundReplacesTheProblem() throws {
        #expect(
            try rejects("date,problem,hint,amount\nx,old,older,5\n", [2: "new"])
                == "date,problem,hint,amount\r\nx,new,,5\r\n")
        // As they were called before.
        #expect(
            try rejects("date,campaign_problem,amount\nx,old,5\n", [2: "new"])
                == "date,campaign_problem,amount,campaign_hint\r\nx,new,5,\r\n")
    }

    /// A form may ask what the problem is: its answers stay, and are kept with the gift.
    @Test func aColumnOfTheFilesOwnStays() throws {
        #expect(
            try rejects("date,amount,Problem\nx,5,lost card\n", [2: "bad"])
                == "date,amount,Problem,campaign_problem,campaign_hint\r\nx,5,lost card,bad,\r\n")
        let kept = try readRows(MemoryByteSource("date,amount,Hint\n2026-01-05,1,call first\n"))
        #expect(kept.rows.first?.extra.map(\.name) == ["Hint"])
    }

    /// A sheet opens the file to repair it; an import of the copy reads what it read of the original.
    @Test func copiesAreGuardedOnce() throws {
        let text = "date,amount,note\nx,-5.00,=1+1\nx,5,'=1\nx,5,''=1\nx,5,'tis\n"
        #expect(
            try rejects(text, [2: "a", 3: "a", 4: "a", 5: "a"])
                == "date,amount,note,problem,hint\r\nx,-5.00,'=1+1,a,\r\nx,5,'=1,a,\r\nx,5,''=1,a,\r\n"
                + "x,5,'tis,a,\r\n")
    }

    /// A platform's file may begin with a title; the copy begins with the column names, and is known by them.
    @Test func linesAboveTheHeaderAreNotCopied() throws {
        let text = "Gala 2026;;\nPeriod;November\nNr;Tag;Betrag\n1;soon;5,00\n2;02.11.2026;5,00\n"
        var copy: [UInt8] = []
        let writer = try RejectsWriter(MemoryByteSource(text), headerLine: 3) { copy += $0 }
        try writer.reject(line: 4, reason: "not a date")
        try writer.finish()
        #expect(writer.count == 1)
        #expect(
            String(decoding: copy, as: UTF8.self)
                == "Nr;Tag;Betrag;problem;hint\r\n1;soon;5,00;not a date;\r\n")
    }

    @Test func brokenRecords() throws {
        let text = "date,amount,note\n2026-01-05,5\n2026-01-05,5,a,b\n2026-01-05,5,\"a\"b\n"
        #expect(
            try rejects(text, [2: "few", 3: "many", 4: "quotes"])
                == "date,amount,note,problem,hint\r\n2026-01-05,5,,few,\r\n2026-01-05,5,a,b,many,\r\n"
                + "\"2026-01-05,5,\"\"a\"\"b\",,,quotes,\r\n")
    }

    @Test func whatMayBeDoneIsInAColumnOfItsOwn() throws {
        var copy: [UInt8] = []
        let text = "date,amount,problem,hint\nx,5,older,old\ny,6,older,old\n"
        let writer = try RejectsWriter(MemoryByteSource(text)) { copy += $0 }
        try writer.reject(line: 2, reason: "not a date", hint: "write 2026-01-05")
        try writer.reject(line: 3, reason: "not a date")
        try writer.finish()
        #expect(
            String(decoding: copy, as: UTF8.self)
                == "date,amount,problem,hint\r\nx,5,not a date,write 2026-01-05\r\ny,6,not a date,\r\n")
        let again = try readRows(MemoryByteSource("date,amount,problem,hint\n2026-01-05,5,so,write it\n"))
        #expect(again.rows.first?.extra.isEmpty == true)
    }

    /// What a platform's preset does not read, no one has looked through for card numbers.
    @Test func aCardNumberInAnUnreadColumnIsNotCopied() throws {
        var copy: [UInt8] = []
        let text = "When,Memo,Other\nx,card 4111 1111 1111 1111,4111 1111 1111 1111\n"
        let writer = try RejectsWriter(MemoryByteSource(text), unread: ["Memo"]) { copy += $0 }
        try writer.reject(line: 2, reason: "not a date")
        try writer.finish()
        let lines = String(decoding: copy, as: UTF8.self).components(separatedBy: "\r\n")
        #expect(
            lines[1]
                == "x,,4111 1111 1111 1111,not a date; Memo: a card number (411111******1111) was not copied,"
        )
    }

    @Test func repairedAndImportedAgain() throws {
        let original =
            "date,amount,donor_id,last_name,note\n2026-01-05,5,D-1,Lee,\"two\nlines\"\n"
            + "05.01.2026,7,D-2,'=Cohen,\"also\ntwo\"\n"
        let result = try readRows(MemoryByteSource(original))
        let reasons = Dictionary(uniqueKeysWithValues: result.problems.map { ($0.line, $0.message) })
        let repaired = try rejects(original, reasons).replacing("05.01.2026", with: "2026-01-05")
        let again = try readRows(MemoryByteSource(repaired))
        #expect(again.problems.isEmpty)
        let row = try #require(again.rows.first)
        #expect(again.rows.count == 1)
        #expect(row.donor?.details?.lastName == "=Cohen")
        #expect(row.note == "also\ntwo")
        #expect(row.extra.isEmpty)
    }

    @Test func windowsLettersBecomeUTF8() throws {
        let bytes = Array("date,amount,last_name\nx,5,Zo".utf8) + [0xEB, 0x0A]
        #expect(try rejectedRows(of: MemoryByteSource(bytes), [2: "bad"]).text.contains("Zoë,bad,\r\n"))
    }

    @Test func aLineWithoutARecordIsPassedOver() throws {
        let text = "date,amount,note\nx,5,\"two\nlines\"\ny,6,\n"
        let result = try rejectedRows(of: MemoryByteSource(text), [2: "a", 3: "b", 4: "c", 99: "d"])
        #expect(result.count == 2)
        #expect(result.text.hasSuffix("\"two\nlines\",a,\r\ny,6,,c,\r\n"))
    }

    @Test func aControlThatATerminalObeysIsGone() throws {
        let text = "date,amount,note\nx,5,a\u{9B}31mb\u{85}\n"
        #expect(try rejects(text, [2: "bad"]).hasSuffix("x,5,\"a 31mb \",bad,\r\n"))
    }

    @Test func whatCannotBeWrittenIsSaidAsItIs() throws {
        struct Full: Error {}
        let writer = try RejectsWriter(MemoryByteSource("date,amount\nx,5\n")) { _ in throw Full() }
        try writer.reject(line: 2, reason: "bad")
        #expect(throws: Full.self) { try writer.finish() }
    }

    @Test func manyRows() throws {
        let text = "date,amount\n" + (0..<20_000).map { "x,\($0)\n" }.joined()
        var problems: [Int: String] = [:]
        for line in stride(from: 2, through: 20_001, by: 2) { problems[line] = "not a date" }
        let written = try rejects(text, problems)
        #expect(written.split(separator: "\r\n").count == 10_001)
        #expect(written.hasSuffix("x,19998,not a date,\r\n"))
    }
}
