/// One row of what a grant paid for, or of what came back of such a row.
public struct Spend: Sendable, Equatable {
    /// Stored and hashed: never renumber one.
    public struct Flags: OptionSet, Sendable {
        public let rawValue: Int64

        public init(rawValue: Int64) {
            self.rawValue = rawValue
        }

        /// Overhead that was charged as such; everything else is direct.
        public static let indirect = Flags(rawValue: 1)
        /// Paid from another source: may serve as match, and never charges the award.
        public static let costShare = Flags(rawValue: 2)
        /// The funder agreed to costs before the award.
        public static let preAward = Flags(rawValue: 4)
    }

    /// What is said of it and can be erased.
    public struct Words: Sendable, Equatable {
        public var payee = ""
        public var reference = ""
        public var note = ""

        public init(payee: String = "", reference: String = "", note: String = "") {
            self.payee = payee
            self.reference = reference
            self.note = note
        }
    }

    /// The number in `S-12`; 0 before it is posted.
    public var number: Int64
    public var batch: Int64
    /// When the cost was incurred.
    public var day: CalendarDate
    /// When it was paid; nil where that is the same day.
    public var paid: CalendarDate?
    /// Base-currency minor units; below zero for what came back.
    public var amount: Int64
    public var foreign: ForeignAmount?
    /// A free word in lower case; empty where none was given.
    public var category: String
    /// The budget line of a project that it was for.
    public var place: Designation?
    public var flags: Flags
    /// The gift that paid it, of cost share.
    public var source: Int64?
    /// The number of the row that it reverses, in part or whole.
    public var reverses: Int64?
    /// The number that a bookkeeper's file gave it; empty for none.
    public var externalID: String
    public var words: Words

    public init(
        _ amount: Int64, on day: CalendarDate, category: String = "", number: Int64 = 0, batch: Int64 = 0
    ) {
        self.amount = amount
        self.day = day
        self.category = category
        self.number = number
        self.batch = batch
        flags = []
        externalID = ""
        words = Words()
    }

    public var paidOn: CalendarDate { paid ?? day }
    /// Whether the funder's money pays it.
    public var isCharged: Bool { !flags.contains(.costShare) }
    /// Whether it is a direct cost that the funder's money pays.
    public var isDirect: Bool { isCharged && !flags.contains(.indirect) }

    /// Whether a file says the same again: everything but its number and its batch.
    public func says(_ other: Spend) -> Bool {
        var same = other
        (same.number, same.batch) = (number, batch)
        return same == self
    }
}

/// The words for what is bought, as far as rates for overhead depend on them.
public enum CostCategory {
    public static let equipment = "equipment"
    public static let subaward = "subaward"

    /// What modified total direct costs leave out, in part or whole: 2 CFR 200.1.
    public static let leftOut = [
        equipment, subaward, "capital", "rent", "tuition", "scholarships", "participant-support",
        "patient-care",
    ]

    /// What is always in them.
    public static let inBase = [
        "salaries", "wages", "personnel", "fringe", "benefits", "supplies", "materials", "services",
        "consultants", "travel", "printing", "postage", "publications", "software", "training",
    ]

    /// A word as it is stored: lower case, with hyphens for blanks.
    public static func stored(_ text: String) -> String {
        text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: "-")
    }

    /// The word that was probably meant where one resembles a word that changes the base; nil for any other.
    public static func meant(by word: String, among known: some Sequence<String>) -> String? {
        let known = Set(known)
        guard !leftOut.contains(word), !inBase.contains(word), !known.contains(word) else { return nil }
        return DidYouMean.nearest(word, in: leftOut)
    }
}
