/// One payment that came in, as receipts see it: the whole payment, whatever it was split over.
///
/// Source: `rules.md §4.6`. A payment on a pledge or an award is one too, of its payer; a pledge, a soft
/// credit and a check whose day has not come are none.
public struct ReceiptableGift: Sendable, Equatable {
    /// Shown as `G-1042`.
    public var entry: Int64
    public var type: EntryType
    /// The day that the row says.
    public var stated: CalendarDate
    /// The date of gift.
    public var day: CalendarDate
    public var basis = DateBasis.stated
    /// The payment with its adjustments, before anything was reversed, in base-currency minor units;
    /// property by its posted value.
    public var grossMinor: Int64
    /// What was refunded, charged back or voided of it, whatever the day.
    public var takenBackMinor: Int64 = 0
    /// What is left in the currency that it came in; nil for the base currency.
    public var original: Money?
    /// The donor in law; nil where no one is known.
    public var donor: Int64?
    public var donorKind: DonorKind?
    public var receiptedBy = ReceiptIssuer.us
    /// What someone recorded where receipts have a rule of their own.
    public var kind: ReceiptKind?
    public var benefit: Benefit?
    /// The purchase part as it was posted; of a split gift that of all parts, each with its own benefit.
    public var exchangeMinor: Int64 = 0
    /// What was given when it is not money.
    public var property = ""
    public var method: PaymentMethod?
    public var delivery: Delivery?
    public var received: CalendarDate?
    /// The day on which a check cleared.
    public var cleared: CalendarDate?
    public var postmark: CalendarDate?
    public var postmarkKind: PostmarkKind?
    public var depositID = ""
    /// What it is for, part by part.
    public var places: [Designation] = [.unassigned]
    /// The gifts that it was posted in place of, when something about them was corrected; the newest first.
    public var corrects: [Int64] = []
    /// Whether only receipts may say who gave it.
    public var isHidden = false

    public init(entry: Int64, type: EntryType = .gift, day: CalendarDate, grossMinor: Int64, donor: Int64?) {
        self.entry = entry
        self.type = type
        stated = day
        self.day = day
        self.grossMinor = grossMinor
        self.donor = donor
    }

    public var netMinor: Int64 { max(0, grossMinor - takenBackMinor) }

    /// Property is described and never valued.
    public var isProperty: Bool { propertyType != nil }

    /// Whether it is crypto assets, which are appraised like other property (Form 8283).
    public var isCrypto: Bool { kind == .crypto || kind == nil && method == .crypto }

    /// How property is shown: by its type, by its receipt kind, or by how it came; nil for money.
    public var propertyType: EntryType? { PropertyGift.type(type, kind, method) }

    /// The calendar year whose papers it belongs to.
    ///
    /// A gift that needs evidence is in no tax year; it is looked at in the year of the date on it.
    public var year: Int { basis == .needsEvidence ? stated.year : day.year }

    /// Whether it came by mail in a January and nothing proves on which day it was mailed (`rules.md §1.6`).
    public func lacksEvidence(inJanuaryOf year: Int) -> Bool {
        guard delivery == .usps, day.year == year, day.month == 1, netMinor > 0 else { return false }
        return postmark == nil || postmarkKind?.provesMailing != true
    }
}

/// Which gifts are property, whatever column says so.
public enum PropertyGift {
    /// `stock` or `in_kind`; nil for money, and for what a fund or a platform sold before it came.
    public static func type(
        _ type: EntryType, _ kind: ReceiptKind?, _ method: PaymentMethod?
    ) -> EntryType? {
        if type == .stock || type == .inKind { return type }
        switch kind {
        case .vehicle, .privateStock, .crypto, .volunteer: return .inKind
        default: break
        }
        guard type == .gift || type == .matching else { return nil }
        switch method {
        case .stock: return .stock
        case .crypto: return .inKind
        default: return nil
        }
    }
}
