/// The money that a transfer to a grantee is made of.
public struct TransferSources: Sendable, Equatable {
    /// What of one gift or promise is passed on.
    public struct Part: Sendable, Equatable {
        public var entry: Int64
        /// The line that its money is restricted to; empty for flexible money.
        public var line: String
        public var amount: Int64

        public init(entry: Int64, line: String, amount: Int64) {
            self.entry = entry
            self.line = line
            self.amount = amount
        }
    }

    public private(set) var parts: [Part] = []
    /// What cannot be passed on: it was not received, or is not for this.
    public private(set) var missing: Int64

    /// Takes received money that is restricted to the line, and then the project's flexible money; in each
    /// what expires first, then the oldest.
    ///
    /// Never what is outstanding, and never money of another line. Without a line only flexible money is
    /// taken. `only` names the gifts that it may come from.
    public init(_ amount: Int64, for line: String, from funds: [ProjectFund], only: Set<Int64>? = nil) {
        missing = amount
        let free = funds.filter { $0.onHand > 0 && (only?.contains($0.entry) ?? true) }
            .sorted(by: ProjectFund.isSpentBefore)
        let own = line.isEmpty ? [] : free.filter { $0.line == line }
        for fund in own + free.filter(\.line.isEmpty) where missing > 0 {
            let part = min(missing, fund.onHand)
            parts.append(Part(entry: fund.entry, line: fund.line, amount: part))
            missing -= part
        }
    }

    /// What is there of it: the most that could be passed on.
    public static func available(for line: String, from funds: [ProjectFund]) -> (own: Int64, flexible: Int64)
    {
        func sum(_ line: String) -> Int64 {
            funds.reduce(0) { $0 + ($1.line == line ? max(0, $1.onHand) : 0) }
        }
        return (line.isEmpty ? 0 : sum(line), sum(""))
    }

    /// What is left of each part once some came back: a return is spread over all of them.
    public static func left(of parts: [Part], returned: Int64) -> [Int64] {
        let amounts = parts.map(\.amount)
        return zip(amounts, Allocation.spread(returned, over: amounts)).map { $0 - $1 }
    }
}
