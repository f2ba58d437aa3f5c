import CampaignKit

/// The temporary tables that rows stream into before anything is posted.
enum StageTable {
    /// What becomes of a staged row.
    ///
    /// Raw values are used in SQL.
    enum State: Int {
        case good = 0
        /// Same id, same content.
        case already = 1
        case rejected = 2
        /// Left out because someone said so, or because it changes nothing.
        case skipped = 3
        /// In the ledger already as a row of another source.
        case elsewhere = 4
        /// Voided singly after it was posted.
        case voided = 5
    }

    /// Who a staged donor is.
    ///
    /// Raw values are used in SQL.
    enum DonorStanding: Int {
        /// By an id that was linked before.
        case linked = 0
        /// Made by this posting.
        case made = 1
        /// By what the row says, or by our number.
        case matched = 2
        /// Someone new.
        case new = 3
        /// Our number, and no one has it.
        case unknownNumber = 4
    }

    /// A row's number, what becomes of it and what it refers to, then what it says itself.
    static let columns =
        [
            "row", "leader", "state", "needs", "source", "external_id", "key64", "content64", "print64",
            "donor_ext", "donor64", "unit", "payment", "measure", "effect", "exchange", "class", "simple",
            "place", "pledge_name", "pledge64", "reverses", "reverses64", "matches", "matches64",
            "personal_digest", "sets", "resolved",
        ] + EntryColumns.said.map(\.name)

    /// What is a text of `columns`, of what is not the row's own words.
    private static let texts: Set<String> = [
        "external_id", "donor_ext", "pledge_name", "reverses", "matches",
    ]

    /// `columns` with their kinds, then what passes find out.
    private static let definitions: [TemporaryColumn] =
        columns.map { name in
            switch EntryColumns.said.first(where: { $0.name == name })?.kind {
            case .text?: .text(name)
            case .bytes?: .bytes(name)
            case .int?, .null?: .int(name)
            case nil:
                name == "personal_digest" ? .bytes(name) : texts.contains(name) ? .text(name) : .int(name)
            }
        } + [.int("donor"), .int("target")]

    /// Sets what becomes of a row and of the splits that joined it.
    static func mark(_ row: Int64, _ state: State, _ connection: any LedgerConnection) throws {
        let arguments: [LedgerValue] = [.int(state.rawValue), .int(row)]
        try connection.run("UPDATE stage SET state = $1 WHERE row = $2", arguments)
        try connection.run("UPDATE stage SET state = $1 WHERE leader = $2 AND leader <> row", arguments)
    }

    static func create(_ connection: any LedgerConnection) throws {
        try connection.temporaryTable("stage", definitions, key: ["row"])
        try createSides(connection)
        try createDonors(connection)
        for index in [Index.leader, .state, .needs] { try self.index(index, connection) }
        try PostingTables.create(connection)
    }

    /// What few rows have, by the row's number.
    private static func createSides(_ connection: any LedgerConnection) throws {
        let part: [TemporaryColumn] = [.int("entry"), .int("ord")]
        try connection.temporaryTable("stage_split", part + [.int("place"), .int("amount")], key: [])
        try connection.temporaryTable("stage_closing", part + [.int("expected"), .int("amount")], key: [])
        let numbered: [TemporaryColumn] = [.int("row"), .int("ord")]
        try connection.temporaryTable(
            "stage_soft",
            numbered + [.int("source"), .text("donor_ext"), .int("donor64"), .int("kind"), .int("amount")],
            key: [])
        try connection.temporaryTable("stage_schedule", numbered + [.int("due"), .int("amount")], key: [])
        let row = TemporaryColumn.int("row")
        try connection.temporaryTable("stage_alias", [row, .int("kind"), .text("value")], key: [])
        try connection.temporaryTable("stage_surplus", [row, .int("kind")], key: [])
        try connection.temporaryTable(
            "stage_promise",
            [row, .int("source"), .text("name"), .int("name64"), .int("is_grant")], key: [])
        // Rows that could not be read, and why rows are rejected: as many as a file has.
        try connection.temporaryTable(
            "stage_refused", [.int("line"), .text("external_id"), .int("key64")], key: [])
        try connection.temporaryTable(
            "stage_reason", [.int("ord"), .int("line"), .text("reason"), .text("hint")], key: ["ord"])
    }

    /// What the file says of donors, before it is posted; in the order of the file by `ord`.
    private static func createDonors(_ connection: any LedgerConnection) throws {
        let said: [TemporaryColumn] =
            [.int("kind"), .int("suppressions")] + DonorColumns.names.map { .text($0) }
        let person: [TemporaryColumn] = [.int("source"), .text("ext")]
        try connection.temporaryTable(
            "stage_donor",
            [.int("ord"), .int("row"), .int("line")] + person
                + ["donor64", "has_details", "repeats", "day", "ours", "implied"].map { .int($0) } + said,
            key: ["ord"])
        // `grp` is a new donor before it has a number: the number that it would get.
        try connection.temporaryTable(
            "donor_map",
            [.int("donor64")] + person + ["donor", "grp", "standing", "by", "ours"].map { .int($0) },
            key: ["donor64", "source", "ext"])
        try connection.temporaryTable("file_donor", [.int("donor")] + said, key: ["donor"])
        try connection.temporaryTable(
            "file_key", [.int("donor"), .int("kind"), .int("key64")], key: [])
        try connection.temporaryIndex("file_key_found", on: "file_key", ["key64"], where: "")
        try connection.temporaryTable(
            "file_id", [.int("donor")] + person, key: ["donor", "source", "ext"])
    }

    /// What makes staged rows quick to find, where a file needs it: the columns, and which rows.
    struct Index {
        let name: String
        let table: String
        let column: String
        var condition = ""

        // Few rows are splits of another, are not good, or need another: no one looks through all of them
        // to find none.
        static let leader = Index(
            name: "leader", table: "stage", column: "leader", condition: "leader <> row")
        static let state = Index(name: "state", table: "stage", column: "state", condition: "state <> 0")
        static let needs = Index(name: "needs", table: "stage", column: "row", condition: "needs = 1")

        static let key = said("key", "key64")
        static let content = said("content", "content64")
        static let target = said("target", "target")
        static let donor = Index(name: "donor", table: "stage", column: "donor64")
        static let softDonor = Index(name: "soft_donor", table: "stage_soft", column: "donor64")
        static let donorKey = Index(name: "donor_key", table: "stage_donor", column: "donor64")
        static let donorRow = Index(name: "donor_row", table: "stage_donor", column: "row")
        static let aliasRow = Index(name: "alias_row", table: "stage_alias", column: "row")
        static let promiseName = Index(name: "promise_name", table: "stage_promise", column: "name64")
        static let reasonLine = Index(name: "reason_line", table: "stage_reason", column: "line")

        /// Of a column that most rows leave empty.
        private static func said(_ name: String, _ column: String) -> Index {
            Index(name: name, table: "stage", column: column, condition: column + " IS NOT NULL")
        }
    }

    static func index(_ index: Index, _ connection: any LedgerConnection) throws {
        try connection.temporaryIndex(
            "stage_by_\(index.name)", on: index.table, [index.column], where: index.condition)
    }
}
