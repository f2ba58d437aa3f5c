/// What the table `change` says of thanks; the numbers are stored and hashed: never renumber one.
enum AcknowledgmentFact {
    static let object = "entry"
    /// A thank-you went out for the entry on the row's day.
    static let kind: Int64 = 1
}
