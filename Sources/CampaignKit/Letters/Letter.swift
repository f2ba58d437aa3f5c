/// Everything that one letter says of its donor.
public struct Letter: Sendable, Equatable {
    public var row: MailMergeRow
    /// What a thank-you is for, by day; empty in an appeal.
    public var gifts: [LetterGift]
    /// What a receipt or statement says of itself; nil in other letters.
    public var receipt: ReceiptFacts?
    /// The promise that a confirmation or a reminder is about; nil in other letters.
    public var pledge: PledgeFacts?

    public init(row: MailMergeRow, gifts: [LetterGift] = []) {
        self.row = row
        self.gifts = gifts
    }
}

/// What a receipt says of itself.
public struct ReceiptFacts: Sendable, Equatable {
    /// As printed: `R-2026-0012`.
    public var number: String
    /// The calendar year of its gifts; nil for a gift that is in no tax year yet.
    public var year: Int?
    /// Which receipt it replaces, in a sentence; empty for most.
    public var replaces = ""
    /// The money on it that came in the base currency, in minor units, without what another receipt counts;
    /// nil where there is none, or none can be said.
    public var totalMinor: Int64?
    /// What came in other currencies, one sum each, in the order of their codes.
    public var otherTotals: [Money] = []

    public init(number: String, year: Int?) {
        self.number = number
        self.year = year
    }
}

/// One gift that a thank-you letter is about.
public struct LetterGift: Sendable, Equatable {
    /// What in law the letter may say about tax (`rules.md §4.5`).
    public enum Words: Sendable, Equatable {
        /// Ours to acknowledge, and nothing was given in return.
        case nothingInReturn
        /// Ours, with a benefit of this fair value in minor units.
        case benefit(String, fairValueMinor: Int64)
        /// A check from an IRA custodian: never deductible, and nothing may be given in return.
        case fromIRA
        /// A donor-advised fund gave what its advisor recommended: thanks only, with the sponsor's name.
        case grant(from: String)
        /// Someone else is the donor in law, or services were given: thanks only.
        case thanksOnly
        /// A receipt's own sentences, which stand as they are.
        case said(String)
        /// No one has said yet what was given in return: no letter may go out.
        case unknownBenefit
    }

    /// Shown as `G-1042`.
    public var entry: Int64
    public var day: CalendarDate
    public var type: EntryType
    /// Base-currency minor units; what is left of it.
    public var amountMinor: Int64
    /// The payment in its own currency; nil for one in the base currency.
    public var original: Money?
    /// What was given when it is not money: `100 shares of ACME`.
    ///
    /// Its value is never written.
    public var property: String
    /// What it is for, as people call it.
    public var designation: Purpose
    public var words: Words
    /// The heading of it and of those after it that have the same; empty for most.
    public var heading = ""
    /// In whose honor or memory; nil for most gifts.
    public var tribute: Tribute?

    public init(
        entry: Int64, day: CalendarDate, type: EntryType = .gift, amountMinor: Int64, property: String = "",
        designation: Purpose = Purpose(), words: Words = .nothingInReturn
    ) {
        self.entry = entry
        self.day = day
        self.type = type
        self.amountMinor = amountMinor
        self.property = property
        self.designation = designation
        self.words = words
    }

    /// Whether an amount may be in a letter: never for property (`rules.md §4.2`).
    public var showsAmount: Bool { type != .stock && type != .inKind }
}
