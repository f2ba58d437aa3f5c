/// A receipt or statement in the register.
public struct ReceiptRecord: Sendable, Equatable {
    /// Raw values are stored and hashed: never renumber one.
    public enum Kind: Int, Sendable, CaseIterable {
        case single = 1
        case statement = 2

        public var name: String { String(describing: self) }
    }

    /// A gift on it.
    public struct Line: Sendable, Equatable {
        /// Shown as `G-1042`.
        public var entry: Int64
        /// What was left of it that day, in base-currency minor units; property by its posted value.
        public var amountMinor: Int64
        /// Nil for property and gifts from an IRA.
        public var deductibleMinor: Int64?
        /// On a statement, the receipt that holds the gift: it is named and not counted again.
        public var single: Int64?

        public init(entry: Int64, amountMinor: Int64, deductibleMinor: Int64?, single: Int64? = nil) {
            self.entry = entry
            self.amountMinor = amountMinor
            self.deductibleMinor = deductibleMinor
            self.single = single
        }
    }

    /// Why it no longer stands.
    public struct Void: Sendable, Equatable {
        public var day: CalendarDate
        /// The row that changed a gift on it; nil when someone voided it.
        public var entry: Int64?
        /// What someone said, or what happened.
        public var reason: String

        public init(day: CalendarDate, entry: Int64?, reason: String) {
            self.day = day
            self.entry = entry
            self.reason = reason
        }
    }

    public var id: Int64
    /// As printed: `R-2026-0012`.
    public var label: String
    /// The year of issue, and the number in it.
    public var year: Int
    public var number: Int
    public var kind: Kind
    /// The calendar year that a statement is for, and of the gift on a single receipt.
    public var giftYear: Int
    public var donor: Int64
    /// The day of issue.
    public var day: CalendarDate
    public var lines: [Line]
    public var void: Void?
    public var replaces: Int64?
    public var replacedBy: Int64?
    /// Whether only receipts may say who gave a gift on it.
    public var isHidden = false

    public init(
        id: Int64, label: String, year: Int, number: Int, kind: Kind, giftYear: Int, donor: Int64,
        day: CalendarDate, lines: [Line] = []
    ) {
        (self.id, self.label, self.year, self.number) = (id, label, year, number)
        (self.kind, self.giftYear, self.donor, self.day) = (kind, giftYear, donor, day)
        self.lines = lines
    }

    public var stands: Bool { void == nil }
    public var state: String { stands ? "issued" : "voided" }
}

/// How receipts are numbered: `receipts: {prefix: R, width: 4}` in `Campaigns/organization.yml`.
public struct ReceiptNumbering: Sendable, Equatable {
    public var prefix = "R"
    public var width = 4

    public init() {}

    /// Settings that cannot be used fall back to the usual ones.
    public init(_ organization: Organization) {
        if let written = organization.receipts["prefix"], (1...8).contains(written.utf8.count),
            written.utf8.allSatisfy({ (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) })
        {
            prefix = written.uppercased()
        }
        if let digits = organization.receipts["width"].flatMap(Int.init), (1...9).contains(digits) {
            width = digits
        }
    }

    /// `R-2026-0012`; a number that needs more digits has them.
    public func label(_ year: Int, _ number: Int) -> String {
        let digits = String(number)
        let zeros = String(repeating: "0", count: max(0, width - digits.count))
        return "\(prefix)-\(year)-\(zeros)\(digits)"
    }
}
