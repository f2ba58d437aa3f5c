/// What came of bringing in the batches of another copy.
public struct AdoptionOutcome: Sendable {
    /// One batch of the other copy, posted here under a number of its own.
    public struct Adopted: Sendable {
        /// As it is in the other copy.
        public var batch: BatchSummary
        /// Its number here; of a dry run, the one that it would have.
        public var here: Int64
        /// Rows that were posted.
        public var rows: Int
        /// Rows that had been posted here already.
        public var known: Int
        /// Sum of the posted rows' amounts as written, in base-currency minor units.
        public var controlMinor: Int64
    }

    /// Something of the other copy that was not taken.
    public struct LeftOut: Sendable, Equatable {
        /// The batch there.
        public var batch: Int64
        /// `G-13`, or what it is of.
        public var row: String
        public var why: String
    }

    /// A batch that was adopted before, without some of what it holds.
    public struct Partly: Sendable, Equatable {
        /// There.
        public var batch: Int64
        /// The batch here that took the rest.
        public var here: Int64
        /// How much was left out.
        public var leftOut: Int64

        init(_ batch: BatchSummary, _ adoption: BatchSummary) {
            self.batch = batch.id
            here = adoption.id
            leftOut = adoption.leftOut
        }
    }

    public var adopted: [Adopted] = []
    /// Batches that had been adopted before.
    public var already: [Int64] = []
    /// Those of them of which something was left out.
    public var partly: [Partly] = []
    public var leftOut: [LeftOut] = []

    public init() {}
}
