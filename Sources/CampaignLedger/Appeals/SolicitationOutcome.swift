/// What recording the pieces of an appeal amounted to.
public struct SolicitationOutcome: Sendable, Equatable {
    /// Nil when nothing was kept: nothing new, or a dry run.
    public internal(set) var batch: Int64?
    /// How many pieces were recorded, or would be.
    public internal(set) var recorded = 0
    /// What they cost together, in base-currency minor units.
    public internal(set) var costMinor: Int64 = 0
    /// Donors whose piece of this appeal had been recorded before, in the order given.
    public internal(set) var already: [Int64] = []
    /// Numbers that are not a donor of this ledger.
    public internal(set) var unknown: [Int64] = []
}
