import CampaignExchange
import Testing

/// One small document, what is read from it and what is said about it.
struct CorpusCase: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    let records: [[String]]
    var faults: [String] = []
    var keepsQuotes = false

    var testDescription: String { name }
}

/// Small documents in the shapes that real exports and hand-edited files have.
@Suite("CSV reader: corpus")
struct CSVCorpusTests {
    static let good: [CorpusCase] = [
        CorpusCase(name: "one cell", text: "a", records: [["a"]]),
        CorpusCase(name: "one quoted cell", text: "\"a\"", records: [["a"]]),
        CorpusCase(name: "one empty quoted cell", text: "\"\"", records: [[""]]),
        CorpusCase(name: "one delimiter", text: ",", records: [["", ""]]),
        CorpusCase(name: "only delimiters", text: ",,\n,,\n", records: [["", "", ""], ["", "", ""]]),
        CorpusCase(
            name: "mixed line ends", text: "a,b\r1,2\n3,4\r\n5,6",
            records: [
                ["a", "b"], ["1", "2"], ["3", "4"], ["5", "6"],
            ]),
        CorpusCase(
            name: "LF CR is an end and an empty line", text: "a,b\n\r1,2\n\r",
            records: [["a", "b"], ["1", "2"]]),
        CorpusCase(
            name: "quoted last cell at the end", text: "a,b\n1,\"2\"", records: [["a", "b"], ["1", "2"]]),
        CorpusCase(
            name: "quoted cell with every special", text: "a,b\n1,\",\"\"\r\n\r\n;\t\"\n",
            records: [
                ["a", "b"], ["1", ",\"\r\n\r\n;\t"],
            ]),
        CorpusCase(
            name: "triple quotes as Venmo writes ids", text: "id,n\n\"\"\"3456\"\"\",1\n",
            records: [
                ["id", "n"], ["\"3456\"", "1"],
            ]),
        CorpusCase(name: "six quotes", text: "a\n\"\"\"\"\"\"\n", records: [["a"], ["\"\""]]),
        CorpusCase(
            name: "apostrophes are letters", text: "a,b\nO''Brien','x'\n",
            records: [["a", "b"], ["O''Brien'", "'x'"]]),
        CorpusCase(name: "blanks are kept", text: "a , b\n 1,2 \n", records: [["a ", " b"], [" 1", "2 "]]),
        CorpusCase(name: "a line of blanks is a value", text: "a\n  \nb\n", records: [["a"], ["  "], ["b"]]),
        CorpusCase(
            name: "tabs in quotes in a TSV", text: "a\tb\n\"1\t2\"\t3\n",
            records: [["a", "b"], ["1\t2", "3"]]),
        CorpusCase(
            name: "commas in a TSV", text: "name\tamount\nDoe, J\t1,000\n",
            records: [
                ["name", "amount"], ["Doe, J", "1,000"],
            ]),
        CorpusCase(
            name: "semicolons with decimal commas", text: "n;b\nx;1.250,00\n",
            records: [["n", "b"], ["x", "1.250,00"]]),
        CorpusCase(
            name: "amounts as published", text: "n,a\nx,\"$1,000,000\"\ny,\"$4,000 \"\nz,.5\n",
            records: [
                ["n", "a"], ["x", "$1,000,000"], ["y", "$4,000 "], ["z", ".5"],
            ]),
        CorpusCase(
            name: "backslash is no escape", text: "a,b\n\"x\\\",2\n", records: [["a", "b"], ["x\\", "2"]]),
        CorpusCase(
            name: "control characters are data", text: "a,b\n\u{1},\u{1B}[0m\n",
            records: [
                ["a", "b"], ["\u{1}", "\u{1B}[0m"],
            ]),
        CorpusCase(
            name: "Unicode line ends are letters", text: "a,b\nx\u{2028}y,\u{85}\u{B}\u{C}\n",
            records: [
                ["a", "b"], ["x\u{2028}y", "\u{85}\u{B}\u{C}"],
            ]),
        CorpusCase(
            name: "a mark inside is data", text: "a,b\n\u{FEFF}x,y\n",
            records: [["a", "b"], ["\u{FEFF}x", "y"]]),
        CorpusCase(
            name: "a second mark is data", text: "\u{FEFF}\u{FEFF}a,b\n", records: [["\u{FEFF}a", "b"]]),
        CorpusCase(name: "comments are data", text: "#a,b\n#x,y\n", records: [["#a", "b"], ["#x", "y"]]),
        CorpusCase(
            name: "empty lines everywhere", text: "\r\r\na,b\r\r1,2\r\r\r",
            records: [["a", "b"], ["1", "2"]]),
        CorpusCase(
            name: "a stray quote kept", text: "a,b\n6\" x 4\",y\n",
            records: [["a", "b"], ["6\" x 4\"", "y"]], keepsQuotes: true),
        CorpusCase(
            name: "a stray quote kept at the end", text: "a,b\nx,y\"", records: [["a", "b"], ["x", "y\""]],
            keepsQuotes: true),
        CorpusCase(
            name: "quotes behind a blank kept", text: "a,b\n \"x\",y\n",
            records: [["a", "b"], [" \"x\"", "y"]], keepsQuotes: true),
    ]

    static let bad: [CorpusCase] = [
        CorpusCase(name: "nothing", text: "", records: [], faults: ["emptyFile@1:1"]),
        CorpusCase(name: "line ends only", text: "\r\n\n\r", records: [], faults: ["emptyFile@1:1"]),
        CorpusCase(name: "a quote", text: "\"", records: [], faults: ["unterminatedQuote@1:1"]),
        CorpusCase(name: "three quotes", text: "\"\"\"", records: [], faults: ["unterminatedQuote@1:1"]),
        CorpusCase(
            name: "a quote opened in the last cell", text: "a,b\n1,\"", records: [["a", "b"]],
            faults: ["unterminatedQuote@2:3"]),
        CorpusCase(
            name: "a quote opened on a later line of a record", text: "a,b\n\"1\n2\",\"x\ny",
            records: [["a", "b"]],
            faults: [
                "unterminatedQuote@3:4"
            ]),
        CorpusCase(
            name: "one quote missing, closed by a later cell", text: "a,b\n1,\"x\n2,\"y\"\n3,z\n",
            records: [
                ["a", "b"], ["3", "z"],
            ], faults: ["textAfterQuote@3:4"]),
        CorpusCase(
            name: "blank behind a closing quote", text: "a,b\n\"1\" ,2\n3,4\n",
            records: [["a", "b"], ["3", "4"]],
            faults: [
                "textAfterQuote@2:4"
            ]),
        CorpusCase(
            name: "blank before an opening quote", text: "a,b\n1, \"2\"\n3,4\n",
            records: [["a", "b"], ["3", "4"]],
            faults: [
                "strayQuote@2:4"
            ]),
        CorpusCase(
            name: "doubled quote without quotes", text: "a,b\nOsvaldo\"\",1\n2,3\n",
            records: [["a", "b"], ["2", "3"]],
            faults: [
                "strayQuote@2:8"
            ]),
        CorpusCase(
            name: "a comma too many", text: "a,b\n1,2,\n3,4\n", records: [["a", "b"], ["3", "4"]],
            faults: ["fieldCount@2:5"]),
        CorpusCase(
            name: "an unquoted thousands mark", text: "n,amount\nx,1,000\n", records: [["n", "amount"]],
            faults: ["fieldCount@2:5"]),
        CorpusCase(
            name: "two few and two many", text: "a,b,c\n1\n1,2\n1,2,3,4\n1,2,3,4,5\n",
            records: [["a", "b", "c"]],
            faults: [
                "fieldCount@2:2", "fieldCount@3:4", "fieldCount@4:7", "fieldCount@5:7",
            ]),
        CorpusCase(
            name: "a record cut off at the end", text: "a,b,c\n1,2,3\n4,5",
            records: [["a", "b", "c"], ["1", "2", "3"]],
            faults: [
                "fieldCount@3:4"
            ]),
        CorpusCase(
            name: "a stray quote and a wrong count are one fault", text: "a,b\nx\",2,3\n",
            records: [["a", "b"]],
            faults: [
                "strayQuote@2:2"
            ]),
        CorpusCase(
            name: "places after empty lines", text: "a,b\n\n\n1\n\nx\"y,2\n", records: [["a", "b"]],
            faults: [
                "fieldCount@4:2", "strayQuote@6:2",
            ]),
        CorpusCase(
            name: "a header with a stray quote still counts", text: "a\",b\n1,2\n1\n", records: [["1", "2"]],
            faults: [
                "strayQuote@1:2", "fieldCount@3:2",
            ]),
    ]

    @Test("read as they stand", arguments: good)
    func reads(sample: CorpusCase) throws {
        let options = CSVOptions(strayQuotes: sample.keepsQuotes ? .keep : .refuse)
        for chunk in [1, 2, 3, 7, 1000] {
            let result = try readAll(sample.text, options, chunk: chunk)
            #expect(result.faults.isEmpty)
            #expect(
                result.records.map { $0.map { Array($0.utf8) } }
                    == sample.records.map { $0.map { Array($0.utf8) } })
            #expect(result.notices.count == (sample.keepsQuotes ? 1 : 0))
        }
    }

    @Test("reported, never read silently", arguments: bad)
    func reports(sample: CorpusCase) throws {
        for chunk in [1, 2, 3, 7, 1000] {
            let result = try readAll(sample.text, chunk: chunk)
            #expect(result.places == sample.faults)
            #expect(result.records == sample.records)
        }
    }

    /// Adding a line at the top moves every fault one line down and changes nothing else.
    @Test("places move with the text", arguments: bad.filter { $0.faults.first != "emptyFile@1:1" })
    func moves(sample: CorpusCase) throws {
        let before = try readAll(sample.text)
        let after = try readAll("\r\n" + sample.text)
        #expect(after.faults.map(\.line) == before.faults.map { $0.line + 1 })
        #expect(after.faults.map(\.column) == before.faults.map(\.column))
        #expect(after.records == before.records)
    }

    /// Raw bytes of faults, put behind the header again, give the same faults: what `--rejects` relies on.
    @Test("rejected records can be tried again", arguments: bad.filter { $0.records.first?.first == "a" })
    func rejects(sample: CorpusCase) throws {
        let first = try readAll(sample.text)
        let header = try #require(first.raw.first)
        let again = try readAll(header + first.faultRaw.flatMap { $0 })
        #expect(again.faults.map(\.code) == first.faults.map(\.code))
        #expect(again.faults.map(\.column) == first.faults.map(\.column))
        #expect(again.records == [first.records[0]])
    }
}
