import Testing

@testable import CampaignLedger

/// A server's failures in the house's words: no row's content, and what to do next.
@Suite("A server's failures")
struct PostgresErrorTests {
    private let place: PostgresPlace

    init() throws { place = try #require(try PostgresPlace("postgresql://ana@db/fund")) }

    @Test(arguments: [
        ("22003", LedgerError.Code.overflow), ("23505", .tampered), ("CA001", .tampered),
        ("42501", .readOnly),
        ("25006", .readOnly), ("55P03", .locked), ("40P01", .locked), ("53100", .diskFull), ("57P01", .io),
        ("08006", .io), ("XX001", .damaged), ("22021", .query), ("42601", .query),
    ])
    func byState(state: String, code: LedgerError.Code) {
        #expect(PostgresErrors.translate(state: state, message: "m", place).code == code)
    }

    @Test func aValueIsNotRepeated() {
        let error = PostgresErrors.translate(
            state: "22P02", message: "invalid input syntax: \"Ana Ruiz\"", place)
        #expect(error == LedgerError(.query, "the ledger could not take a value (22P02)"))
    }

    /// The table says whose work it is, in whatever language the server speaks.
    @Test(arguments: [
        ("permission denied for table receipt_void", "this voids a receipt, which", "campaign_bookkeeper"),
        ("keine Berechtigung für Tabelle transfer_event", "this passes money on", "campaign_bookkeeper"),
        ("permission denied for table moved_to", "this closes the ledger", "campaign_admin"),
        ("permission denied for table donor_past", "this removes what is known", "campaign_admin"),
        ("permission denied for table writer", "this posts to the ledger", "campaign_officer"),
        ("permission denied for schema campaign", "does not let you do this", "for a role"),
    ])
    func aRightThatIsMissing(message: String, words: String, role: String) {
        let error = PostgresErrors.translate(state: "42501", message: message, place)
        #expect(error.code == .readOnly && error.message.contains(words), "\(error)")
        #expect(error.message.hasSuffix("; nothing was written") && error.hint?.contains(role) == true)
    }

    @Test func whoseWorkIsOfTablesThatThereAre() {
        let tables = Set(DeclaredTable.all.map(\.name) + ["writer"])
        #expect(PostgresRoles.works.allSatisfy { $0.tables.isSubset(of: tables) })
    }

    @Test(arguments: [
        ("connection to server at \"db\" failed: FATAL:  28P01", "does not let ana in"),
        ("FATAL:  28000\n", "does not let ana in"),
        // It says where it found the password, and tries again without encryption.
        (
            "FATAL:  28P01\npassword retrieved from file \"/h/.pgpass\"\nFATAL:  28P01\npassword retrieved",
            "does not let ana in"
        ),
        ("SCHWERWIEGEND:  28P01\n", "does not let ana in"),
        ("connection failed: fe_sendauth: no password supplied\n", "~/.pgpass has none that fits"),
        ("FATAL:  3D000", "the server has not got the database fund on db"),
        ("FATAL:  42501", "ana may not connect"), ("FATAL:  53300", "no room"),
        ("FATAL:  57P03", "starting or stopping"),
        ("FATAL:  55000", "the database fund on db takes no connections"),
        ("server does not support SSL, but SSL was required", "does not encrypt connections"),
        ("SSL SYSCALL error: EOF detected\n", "no server answers"),
        ("SSL error: certificate verify failed", "could not prove who it is"),
        ("server certificate for \"a\" does not match host name \"db\"\n", "a certificate for another name"),
        ("root certificate file \"S3cret\" does not exist\n", "there is nothing to check"),
        ("could not read root certificate file \"S3cret\": none found\n", "there is nothing to check"),
        ("could not translate host name \"db\" to address: Name or service not known", "no server answers"),
        ("connection refused: S3cret", "no server answers for the database fund on db"),
        ("", "no server answers"),
    ])
    func whenConnecting(message: String, words: String) {
        let error = PostgresErrors.refused(message, place)
        #expect(error.message.contains(words), "\(error)")
        #expect(error.hint?.isEmpty == false)
        #expect(!"\(error)".contains("S3cret"))
    }
}

/// The ledger's tables, declared once for all engines.
@Suite("Declared tables")
struct DeclaredTableTests {
    @Test func aTableTakenApart() {
        let table = DeclaredTable(
            """
            CREATE TABLE heap(
              id INTEGER PRIMARY KEY CHECK (id IN (1, 2)), word TEXT NOT NULL, digest BLOB,
              UNIQUE (word, digest), CHECK (length(word) > 0)) STRICT, WITHOUT ROWID
            """)
        #expect(table.name == "heap")
        #expect(table.names == ["id", "word", "digest"])
        #expect(table.columns.map(\.rest) == ["PRIMARY KEY CHECK (id IN (1, 2))", "NOT NULL", ""])
        #expect(table.constraints == ["UNIQUE (word, digest)", "CHECK (length(word) > 0)"])
    }

    @Test func everyTableOfTheLedger() {
        let tables = Dictionary(uniqueKeysWithValues: DeclaredTable.all.map { ($0.name, $0) })
        #expect(tables["entry"]?.names == EntryColumns.names)
        #expect(tables["node_now"]?.names == ["node"] + NodeColumns.names)
        #expect(PostgresSchema.posted.allSatisfy { tables[$0] != nil })
        #expect(!tables.values.contains { $0.name.isEmpty || $0.columns.isEmpty })
    }

    @Test func asAServerMakesThem() {
        let texts = PostgresSchema.creation.filter { $0.hasPrefix("CREATE TABLE") }
        #expect(texts.contains { $0.contains("name text COLLATE \"C\" NOT NULL") })
        #expect(!texts.contains { $0.contains("STRICT") || $0.contains("INTEGER") || $0.contains("BLOB") })
    }
}
