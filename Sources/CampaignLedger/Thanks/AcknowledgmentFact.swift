/// What the table `change` says of thanks; the numbers are stored and hashed: never renumber one.
enum AcknowledgmentFact {
    static let object = "entry"
    /// A thank-you went out for the entry on the row's day.
    static let kind: Int64 = 1

    /// Which rows of `change`, by its alias, are about thanks.
    static func condition(_ row: String) -> String { "\(row).object = '\(object)' AND \(row).kind = \(kind)" }

    /// The entries that someone was thanked for: read once, the table has no index on them.
    static let entries = "SELECT c.object_id FROM change c WHERE \(condition("c"))"
}
