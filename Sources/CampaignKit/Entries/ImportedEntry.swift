/// One row of the canonical CSV, read and checked by itself: typed, dated, in its place.
///
/// Everything that needs other rows or the ledger (identity, splits, references, limits) is settled by the
/// ledger. Amounts are base-currency minor units and never negative but for `pledge_change`, `adjustment` and
/// refunds.
public struct ImportedEntry: Hashable, Sendable {
    /// The physical line in the file, from 1; 0 for a row typed at the command line.
    public var line: Int
    /// The system the row comes from: the column, `--source`, or `csv`.
    public var source: String
    /// The source's own id; empty when there is none.
    public var giftID = ""
    /// The id that the payment has at its processor; empty when the row does not say.
    public var processorID = ""
    /// The processor's payout that it came in with.
    public var payoutID = ""
    public var type: EntryType
    /// The day that the row says.
    public var date: CalendarDate
    /// The date of gift derived from `date`, delivery and evidence (`rules.md §1.6`): the day it counts on.
    public var day: CalendarDate
    /// The rule that gave `day`.
    public var basis: DateBasis
    public var minorUnits: Int64
    /// Whether an adjustment's amount is what is right, not what is added.
    public var setsAmount = false
    /// Set when the money came in another currency.
    public var foreign: ForeignAmount?
    public var feeMinor: Int64 = 0

    public var place = Designation()
    /// What of the place the row does not say itself, because its keycode told.
    public var toldByKeycode: KeycodeParts = []
    public var pledgeID = ""
    public var grantID = ""
    /// The `gift_id` of the row that this one reverses, corrects or fulfills.
    public var reverses = ""
    /// The `gift_id`s of the gifts or expected matches that this one matches.
    public var matches: [String] = []

    public var donor: DonorReference?
    public var anonymity = Anonymity.none
    public var softCredits: [SoftCredit] = []

    public var method: PaymentMethod?
    public var delivery: Delivery?
    public var received: CalendarDate?
    public var postmark: CalendarDate?
    public var postmarkKind: PostmarkKind?
    public var deposited: CalendarDate?
    /// Whether the day of the deposit was said for the whole file, not by the row.
    public var isDepositOfFile = false
    public var cleared: CalendarDate?
    public var depositID = ""
    public var reference = ""

    public var schedule: InstallmentPlan?
    /// Of a cut below what was paid: whether the money goes back or was a gift.
    public var surplus: Surplus?
    public var benefit: Benefit?
    /// The purchase part of the payment, in base-currency minor units; 0 when nothing or nothing that counts
    /// was given.
    public var exchangeMinor: Int64 = 0
    public var receiptedBy = ReceiptIssuer.us
    /// Nil for what is plainly money or property.
    public var receiptKind: ReceiptKind?
    public var tribute: Tribute?

    public var description = ""
    public var note = ""
    /// Columns that we do not know, by their header, in file order.
    public var extra: [ExtraColumn] = []

    /// The parts of a place that a keycode may tell.
    public struct KeycodeParts: OptionSet, Hashable, Sendable {
        public let rawValue: UInt8

        public init(rawValue: UInt8) { self.rawValue = rawValue }

        public static let campaign = KeycodeParts(rawValue: 1)
        public static let appeal = KeycodeParts(rawValue: 2)
    }

    /// The place as the row itself says it: by that it is known again, whatever becomes of its keycode.
    public var statedPlace: Designation {
        var place = place
        if toldByKeycode.contains(.campaign) { place.campaign = "" }
        if toldByKeycode.contains(.appeal) { place.appeal = "" }
        return place
    }

    /// What follows a gift's id in the id of a refund that the gift's own row says: all that went back.
    public static let toldRefundMark = "#refund"

    /// What follows a gift's id in the id of a reversal without an id of its own; behind it, which one it is.
    ///
    /// Benevity's may be of a gift that is here, or of one that is not.
    public static let reversalMark = "#reversal"

    /// The day of the deposit as the row itself says it: by that it is known again, with or without a slip.
    public var statedDeposit: CalendarDate? { isDepositOfFile ? nil : deposited }

    public struct ExtraColumn: Hashable, Sendable {
        public var name: String
        public var value: String

        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    public init(
        line: Int, source: String, type: EntryType, date: CalendarDate, day: CalendarDate, basis: DateBasis,
        minorUnits: Int64
    ) {
        self.line = line
        self.source = source
        self.type = type
        self.date = date
        self.day = day
        self.basis = basis
        self.minorUnits = minorUnits
    }
}

/// An amount in another currency with the rate that was fixed at posting.
///
/// `rules.md §1.2`.
public struct ForeignAmount: Hashable, Sendable {
    public var original: Money
    /// Base units per original unit as a decimal text, such as `0.2731`; empty when the file gave the base
    /// amount only.
    public var rate: String
    public var rateSource: String

    public init(original: Money, rate: String, rateSource: String) {
        self.original = original
        self.rate = rate
        self.rateSource = rateSource
    }
}

/// What a donor got in return for a payment.
///
/// `rules.md §4.2–4.4`.
public struct Benefit: Hashable, Sendable {
    /// Fair value in base-currency minor units; nil when the column is blank.
    public var valueMinor: Int64?
    /// What it cost us, in base-currency minor units.
    public var costMinor: Int64?
    /// A token item that bears our name.
    public var isToken: Bool
    /// The file says that nothing was given (`none`).
    public var isNone: Bool
    /// The file says that no one knows yet (`unknown`): it blocks the receipt.
    public var isUnknown: Bool
    public var description: String

    public init(
        valueMinor: Int64? = nil, costMinor: Int64? = nil, isToken: Bool = false, isNone: Bool = false,
        isUnknown: Bool = false, description: String = ""
    ) {
        self.valueMinor = valueMinor
        self.costMinor = costMinor
        self.isToken = isToken
        self.isNone = isNone
        self.isUnknown = isUnknown
        self.description = description
    }
}

/// What names a row of a file: where it is from, and its id there.
///
/// Two systems may count their gifts alike; a row without an id has no name.
public struct RowName: Hashable, Comparable, Sendable {
    public var source: String
    public var id: String

    /// The name of a row of a source.
    public init(source: String, id: String) {
        self.source = source
        self.id = id
    }

    public static func < (left: RowName, right: RowName) -> Bool {
        (left.source, left.id) < (right.source, right.id)
    }
}
