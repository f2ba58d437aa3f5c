import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// The sample charity: its file comes from its script, and the program counts it as the script does.
    @Suite("The sample")
    struct SampleTests {
        private static let folder = Binary.repository.appendingPathComponent("docs/sample")

        /// The sample's campaigns and gifts, imported into a ledger of their own.
        private func imported() throws -> TestWorkspace {
            let workspace = try TestWorkspace()
            let gifts = Self.folder.appendingPathComponent("gifts.csv").path
            let result = workspace.run("import", gifts, "--source", "sample", "--json")
            #expect(result.succeeded, "\(result.failure)")
            return workspace
        }

        private func text(_ name: String) throws -> String {
            try String(contentsOf: Self.folder.appendingPathComponent(name), encoding: .utf8)
        }

        private func object(_ text: String) throws -> [String: Any] {
            try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        }

        @Test("The script makes these files, and leaves nothing else behind")
        func script() throws {
            guard let python = Binary.tool("python3") else {
                return TestLog.note("script skipped: no python3")
            }
            let before = try FileManager.default.subpathsOfDirectory(atPath: Self.folder.path).sorted()
            let script = Self.folder.appendingPathComponent("make-gifts.py").path
            let options = Program.Options(directory: "/", environment: ["PATH": "/usr/bin:/bin"])
            // Isolated: another hash seed, no site packages.
            let result = Program(python, ["-I", "-S", script, "--check"], options).wait()
            #expect(result.succeeded, "\(result.failure)")
            #expect(try FileManager.default.subpathsOfDirectory(atPath: Self.folder.path).sorted() == before)
        }

        @Test("The file stays small, and names no real address, telephone or number of ours")
        func file() throws {
            let text = try text("gifts.csv")
            #expect(text.utf8.count < 900_000)
            let lines = text.split(separator: "\n")
            #expect((3_000...4_000).contains(lines.count - 1))
            #expect(!text.contains("\r"))
            for part in text.components(separatedBy: "@").dropFirst() where !part.hasPrefix("example.org") {
                Issue.record("an e-mail address outside example.org: …@\(part.prefix(20))")
            }
            let organization = try String(
                contentsOf: Binary.repository.appendingPathComponent("Campaigns/organization.yml"),
                encoding: .utf8)
            #expect(organization.contains("ein: \"00-0000000\""))
        }

        @Test("Every case that the README lists is in the file")
        func cases() throws {
            let rows = try text("gifts.csv").split(separator: "\n")
            let ids = Set(
                rows.compactMap { $0.split(separator: ",", maxSplits: 2).dropFirst().first.map(String.init) })
            let table = try text("README.md").split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst()
            #expect(table.count > 40)
            for line in table {
                let named = line.split(separator: "`").map(String.init).filter {
                    $0.wholeMatch(of: /S\d\d-\d\d\d/) != nil
                }
                #expect(!named.isEmpty, "\(line)")
                #expect(named.allSatisfy(ids.contains), "\(line)")
            }
        }

        /// The script's own table of years: donors, new, back, kept, LYBUNT, SYBUNT.
        private func years() throws -> [(year: String, counts: [Int])]? {
            guard let python = Binary.tool("python3") else { return nil }
            let script = Self.folder.appendingPathComponent("make-gifts.py").path
            let options = Program.Options(directory: "/", environment: ["PATH": "/usr/bin:/bin"])
            let output = Program(python, ["-I", "-S", script, "--check"], options).wait().output
            return output.split(separator: "\n").compactMap { line in
                let words = line.split(separator: " ").map(String.init)
                guard let year = words.first, year.wholeMatch(of: /20\d\d/) != nil else { return nil }
                let counts = words.dropFirst().filter { !$0.hasSuffix("%") }.compactMap { Int($0) }
                return (year, counts)
            }
        }

        @Test("The groups of donors are those that the script counts, in every year")
        func lifecycle() throws {
            guard let years = try years() else { return TestLog.note("lifecycle skipped: no python3") }
            #expect(years.map(\.year) == ["2022", "2023", "2024", "2025", "2026"])
            let workspace = try imported()
            for (year, counts) in years {
                let result = workspace.run("segment", "--year", year, "--json")
                let groups = try #require(try object(result.output)["groups"] as? [[String: Any]])
                func count(_ names: String...) -> Int {
                    groups.filter { names.contains($0["status"] as? String ?? "") }
                        .reduce(0) { $0 + ($1["donors"] as? Int ?? 0) }
                }
                let kept = count("upgraded", "same", "downgraded")
                let mine = [
                    count("new", "recaptured") + kept, count("new"), count("recaptured"),
                    count("lapsed-new", "lapsed-repeat"), count("dormant"),
                ]
                #expect(mine == counts, "\(year)")
            }
        }

        @Test("Status comes to the script's control totals, to the cent, on each of its days")
        func controlTotals() throws {
            let workspace = try imported()
            let totals = try object(text("totals.json"))
            let days = try #require(totals["as_of"] as? [String: [String: [String: Int64]]])
            #expect(days.count == 6)
            for (day, expected) in days {
                let status = workspace.run("status", "--json", "--as-of", day)
                let found = try object(status.output)
                let rows = try #require(found["rows"] as? [[String: Any]])
                #expect(rows.count == expected.count - 2)
                for row in rows {
                    let id = try #require(row["id"] as? String)
                    let own = try #require(row["own"] as? [String: Any])
                    let hasChildren = rows.contains { $0["parent"] as? String == id }
                    for (line, minor) in try #require(expected[id]) {
                        // A parent's other lines hold its children's.
                        guard let cell = own[line] ?? (hasChildren ? nil : row[line]) else { continue }
                        #expect(Self.minor(cell) == minor, "\(day) \(id) \(line)")
                    }
                }
                for name in ["unassigned", "total"] {
                    let members = try #require(found[name] as? [String: Any])
                    for (line, minor) in try #require(expected[name]) {
                        #expect(Self.minor(members[line]) == minor, "\(day) \(name) \(line)")
                    }
                }
            }
        }

        /// Minor units of an amount, or a count.
        private static func minor(_ cell: Any?) -> Int64? {
            let figure = (cell as? [String: Any])?["minor"] ?? cell
            return (figure as? NSNumber)?.int64Value
        }

        @Test("It is clean, and its figures are those of a campaign that is going well but not too well")
        func health() throws {
            let workspace = try imported()
            try FileManager.default.copyItem(
                at: Binary.repository.appendingPathComponent("Reports"),
                to: URL(fileURLWithPath: workspace.folder + "/Reports"))
            #expect(workspace.deepProblem() == nil)
            let check = try object(workspace.run("check", "--deep", "--json").output)
            let findings = try #require(check["rows"] as? [[String: Any]])
            #expect(
                findings.compactMap { $0["code"] as? String } == ["child-goals", "pledge-without-schedule"])
            let rows = try #require(
                try object(workspace.run("status", "--json").output)["rows"] as? [[String: Any]])
            let percent = Dictionary(
                uniqueKeysWithValues: rows.map { row in
                    let tenths = (row["percent_raised"] as? [String: Any])?["tenths"] as? Int
                    return (row["id"] as? String ?? "", tenths ?? -1)
                })
            #expect((550...650).contains(percent["center-for-innovation"] ?? 0))
            #expect((300...400).contains(percent["year-end-2026"] ?? 0))
            #expect((500...600).contains(percent["clinical-research-fund"] ?? 0))
            let pace = Dictionary(
                uniqueKeysWithValues: rows.map { ($0["id"] as? String ?? "", $0["pace"] as? String) })
            #expect(pace["year-end-2026"] == "ahead")
            #expect(pace["react-conference"] == "behind")
            #expect(pace["annual-giving"] == .some(nil))
        }
    }
}
