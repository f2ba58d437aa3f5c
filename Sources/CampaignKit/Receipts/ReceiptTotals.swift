/// How the payments of a calendar year add up: in all, by payment method and by deposit.
public struct ReceiptTotals: Sendable, Equatable {
    /// A part of the equation: a payment method, or a deposit.
    public struct Part: Sendable, Equatable {
        /// Nil where no one said.
        public var name: String?
        public var equation: ReceiptEquation
    }

    public let year: Int
    /// How many payments there are.
    public private(set) var count = 0
    public private(set) var equation = ReceiptEquation()
    private var methods: [String?: ReceiptEquation] = [:]
    private var deposits: [String?: ReceiptEquation] = [:]

    /// Those of no payment.
    public init(year: Int) { self.year = year }

    init(year: Int, _ entries: [ReceiptBook.Entry]) throws(MoneyError) {
        self.year = year
        count = entries.count
        for entry in entries {
            let (gift, isReceipted) = (entry.gift, entry.isReceipted)
            try equation.add(gift, entry.verdict, isReceipted: isReceipted)
            let deposit = gift.depositID.isEmpty ? nil : gift.depositID
            try methods[gift.method?.name, default: ReceiptEquation()]
                .add(gift, entry.verdict, isReceipted: isReceipted)
            try deposits[deposit, default: ReceiptEquation()]
                .add(gift, entry.verdict, isReceipted: isReceipted)
        }
    }

    /// Adds those of other payments of the year.
    public mutating func add(_ other: ReceiptTotals) throws(MoneyError) {
        count += other.count
        try equation.add(other.equation)
        for (name, part) in other.methods { try methods[name, default: ReceiptEquation()].add(part) }
        for (name, part) in other.deposits { try deposits[name, default: ReceiptEquation()].add(part) }
    }

    public var byMethod: [Part] { Self.parts(methods) }
    public var byDeposit: [Part] { Self.parts(deposits) }

    private static func parts(_ groups: [String?: ReceiptEquation]) -> [Part] {
        // Those of which no one said come last.
        groups.map { Part(name: $0, equation: $1) }.sorted { one, other in
            guard let name = one.name else { return false }
            guard let second = other.name else { return true }
            return name.utf8.lexicographicallyPrecedes(second.utf8)
        }
    }

    /// Whether every equation comes out even, and the parts add up to the whole.
    public var holds: Bool {
        equation.holds
            && [methods, deposits].allSatisfy { groups in
                groups.values.allSatisfy(\.holds)
                    && Self.sum(groups, \.eligibleMinor) == equation.eligibleMinor
                    && Self.sum(groups, \.receiptedMinor) == equation.receiptedMinor
                    && Self.sum(groups, \.openMinor) == equation.openMinor
            }
    }

    private static func sum(
        _ groups: [String?: ReceiptEquation], _ part: (ReceiptEquation) -> Int64
    ) -> Int128 {
        groups.values.reduce(Int128(0)) { $0 + Int128(part($1)) }
    }
}
