/// A batch as it is remembered outside of its ledger: of which ledger it is, which one, and what it was.
public struct BatchMark: Sendable, Equatable {
    /// Which ledger it is: the hash of the ledger's first batch, 64 hexadecimal digits.
    public var ledger: String
    public var batch: Int64
    /// 64 hexadecimal digits.
    public var hash: String
    /// `2026-11-21T02:06:00Z`.
    public var postedAtUTC: String
    /// The charity's zone, by its IANA name.
    public var zone: String
    public var actor: String
    public var rows: Int64
    /// Sum of the amounts as written, in base-currency minor units.
    public var controlMinor: Int64

    public init(
        ledger: String, batch: Int64, hash: String, postedAtUTC: String, zone: String, actor: String,
        rows: Int64, controlMinor: Int64
    ) {
        self.ledger = ledger
        self.batch = batch
        self.hash = hash
        self.postedAtUTC = postedAtUTC
        self.zone = zone
        self.actor = actor
        self.rows = rows
        self.controlMinor = controlMinor
    }
}
