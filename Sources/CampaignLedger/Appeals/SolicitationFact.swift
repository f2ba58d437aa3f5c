/// What the table `change` says of recorded pieces; the numbers are stored and hashed: never renumber one.
enum SolicitationFact {
    /// `object_id` is the batch that recorded them.
    static let object = "solicitation"
    /// The pieces of a batch did not go out, or not as it says.
    static let notSent: Int64 = 1
}
