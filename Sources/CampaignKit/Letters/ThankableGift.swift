/// A gift that no one has been thanked for yet, and what decides who is thanked and in which words.
public struct ThankableGift: Sendable, Equatable {
    public var entry: Int64
    public var day: CalendarDate
    public var type: EntryType
    /// What is left of the whole payment, in base-currency minor units.
    public var amountMinor: Int64
    /// Whether part of it was reversed: what was given in return for the rest, no one recorded.
    public var isReduced = false
    /// The payment in its own currency; nil for one in the base currency.
    public var original: Money?
    /// The donor in law.
    public var donor: Int64
    public var donorKind: DonorKind?
    /// The sponsor's name where a donor-advised fund gave: its advisor is told where the grant came from.
    public var donorName = ""
    public var receiptedBy: ReceiptIssuer = .us
    public var benefit: Benefit?
    /// The purchase part as it was posted; of a split gift that of all parts, each with its own benefit.
    public var exchangeMinor: Int64 = 0
    public var property = ""
    /// In whose honor or memory; nil for most gifts.
    public var tribute: Tribute?
    /// What it is for, part by part; a payment is for what its promise is for.
    public var places: [Designation] = [.unassigned]
    /// Who is recognized for it.
    public var credits: [Credit] = []

    public struct Credit: Sendable, Equatable {
        public var donor: Int64
        public var kind: SoftCreditKind

        public init(donor: Int64, kind: SoftCreditKind) {
            self.donor = donor
            self.kind = kind
        }
    }

    public init(entry: Int64, day: CalendarDate, type: EntryType, amountMinor: Int64, donor: Int64) {
        self.entry = entry
        self.day = day
        self.type = type
        self.amountMinor = amountMinor
        self.donor = donor
    }

    /// Hours until a gift's thank-you is late: what donors are told to expect.
    public static let hoursUntilLate = 48

    /// Whether more than 48 hours have passed at the end of a day.
    public func isLate(on today: CalendarDate) -> Bool { daysWaiting(on: today) * 24 > Self.hoursUntilLate }

    public func daysWaiting(on today: CalendarDate) -> Int { max(0, today.dayNumber - day.dayNumber) }
}
