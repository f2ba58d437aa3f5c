import Testing

/// A second engine is a new folder and nothing else: what the ledger says outside of `Engine/` every engine
/// understands alike.
@Suite("Portable SQL")
struct PortableSQLTests {
    private static let shared = SourceTree.sources.filter {
        $0.target == "CampaignLedger" && !$0.path.contains("/CampaignLedger/Engine/")
    }

    @Test("The ledger's SQL says nothing that only one engine understands", arguments: shared)
    func statements(_ file: SourceTree.File) {
        for literal in SwiftLiterals(file.text).literals {
            for fault in PortableSQL.faults(literal.text) {
                Issue.record("\(file.path):\(literal.line) \(fault)")
            }
        }
    }

    @Test("No engine is named outside of its folder", arguments: shared)
    func words(_ file: SourceTree.File) {
        for (index, line) in file.lines.enumerated() {
            let words = line.lowercased()
            for word in ["sqlite", "grdb", "postgres", "libpq"] where words.contains(word) {
                Issue.record("\(file.path):\(index + 1) names an engine: \(word)")
            }
        }
    }

    /// A server would be asked once for each row.
    @Test("Only what must be there at once is written row by row", arguments: shared)
    func singleRows(_ file: SourceTree.File) {
        let isAllowed = PortableSQL.singleRows.contains { file.path.hasSuffix("/\($0).swift") }
        #expect(isAllowed || !file.text.contains(".single("), "\(file.path): LedgerConnection.bulk")
    }

    @Test("The list of those who write single rows names files that do", arguments: PortableSQL.singleRows)
    func singleRowFiles(_ name: String) {
        #expect(Self.shared.contains { $0.path.hasSuffix("/\(name).swift") && $0.text.contains(".single(") })
    }

    @Test("The tables are known")
    func tables() {
        #expect(LedgerColumns.tables.count > 25)
        #expect((LedgerColumns.tables["entry"]?.count ?? 0) > 40)
        #expect(LedgerColumns.tables["entry"]?["external_id"]?.type == "TEXT")
        #expect(LedgerColumns.tables["entry"]?["donor"]?.isRequired == false)
        #expect(LedgerColumns.tables["entry"]?["day"]?.isRequired == true)
        #expect(LedgerColumns.texts.contains("external_id") && !LedgerColumns.texts.contains("donor"))
    }

    // MARK: The rule itself

    @Test(arguments: [
        "SELECT id FROM entry ORDER BY rowid", "SELECT max(x.ROWID) FROM entry x",
        "SELECT 1 FROM batch WHERE fork LIKE $1", "SELECT 1 FROM donor_link WHERE external_id GLOB 'D-*'",
        "upper(l.external_id) <> 'D-'", "SELECT lower(name) FROM source", "DELETE FROM temp.touched",
        "PRAGMA integrity_check", "CREATE TEMP TABLE a(b)", "DROP TABLE a", "ALTER TABLE a ADD b",
        "CREATE INDEX a ON b(c)", "PRIMARY KEY (a)) WITHOUT ROWID",
        "SELECT 1 FROM entry e WHERE e.donor IS $1",
        "e.donor IS NOT u.donor", "SELECT max(a, b) FROM entry", "coalesce(min((SELECT 1), b), 0)",
        "SELECT id FROM entry WHERE +day <= $1", "SELECT donor FROM a INDEXED BY b",
        "SELECT 1 FROM a CROSS JOIN b", "SELECT sum(amount) FROM entry", "HAVING sum(x.effect) > 0",
        "SELECT CAST(a / b AS INTEGER) FROM entry", "INSERT OR REPLACE INTO a(b) VALUES (1)",
        "SELECT ifnull(a, 0) FROM b", "SELECT id FROM entry ORDER BY donor",
        "SELECT e.id FROM entry e JOIN source s ON s.id = e.source ORDER BY e.id, e.target DESC",
        "SELECT t.ord FROM entry e LEFT JOIN split t ON t.entry = e.id ORDER BY t.ord",
        "SELECT row_number() OVER (ORDER BY e.place) FROM entry e", "SELECT name FROM source ORDER BY name",
        "SELECT id FROM entry ORDER BY 1", "SELECT EXISTS (SELECT 1 FROM entry)",
        "SELECT id, amount > 0 FROM entry", "SELECT id, donor IS NULL FROM entry",
        "SELECT 1 FROM a UNION ALL SELECT b = c FROM d", "SELECT a FROM (SELECT b AS a FROM c) WHERE a > 1",
        "UPDATE a SET b = CASE WHEN $6 THEN 1 ELSE b END", "SELECT a FROM b WHERE c = 2 AND NOT 0",
        "SELECT count(*) FROM (SELECT 1 FROM a)", "SELECT NOT EXISTS (SELECT 1 FROM entry)",
    ])
    func bites(_ text: String) { #expect(!PortableSQL.faults(text).isEmpty) }

    @Test(arguments: [
        "UPDATE a SET b = CASE WHEN $6 = 1 THEN 1 ELSE b END", "SELECT a FROM b WHERE NOT 1 = 0",
        "SELECT id FROM entry ORDER BY id", "SELECT max(id), min(day) FROM entry WHERE donor IS NOT NULL",
        "e.donor IS NOT DISTINCT FROM $1", "e.donor IS DISTINCT FROM u.donor",
        "h.words IS DISTINCT FROM (SELECT 1)",
        "SELECT CASE WHEN EXISTS (SELECT 1 FROM entry) THEN 1 ELSE 0 END", "the rows of a template",
        "SELECT id FROM entry ORDER BY donor NULLS FIRST",
        "SELECT e.id FROM entry e ORDER BY e.day DESC, e.id",
        "SELECT donor FROM entry WHERE donor IS NOT NULL ORDER BY donor",
        "SELECT count(*) FROM (SELECT a = b AS same FROM c) d", "SELECT a + b, max(abs(c, 1)) FROM d",
        "SELECT coalesce((SELECT max(a) FROM b), 0) FROM c", "an order by hand, like this one; it is so",
    ])
    func passes(_ text: String) { #expect(PortableSQL.faults(text).isEmpty) }

    @Test("Literals are found in interpolations too")
    func literals() {
        let code = """
            let a = "x \\(f("y")) z" // "no"
            let b = ""\"
                SELECT \\(g("a, \\(h("b"))")) \\
                FROM c
                ""\"
            """
        let hole = String(SwiftLiterals.hole)
        let texts = SwiftLiterals(code).literals.map { $0.text.trimmingPrefix(while: \.isWhitespace) }
        #expect(
            texts.map(String.init) == ["x \(hole) z", "y", "SELECT \(hole) FROM c\n    ", "a, \(hole)", "b"])
        #expect(SwiftLiterals(code).literals.map(\.line) == [1, 1, 2, 3, 3])
    }
}
