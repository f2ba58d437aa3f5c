/// How money came: the `method` column.
///
/// Raw values are stored; what we do not know is `other`.
public enum PaymentMethod: Int, Sendable, CaseIterable {
    case check = 1
    case card = 2
    case ach = 3
    case wire = 4
    case cash = 5
    case stock = 6
    case crypto = 7
    case other = 9

    public var name: String { String(describing: self) }

    public init?(name: String) {
        guard let match = Self.allCases.first(where: { $0.name == name.lowercased() }) else { return nil }
        self = match
    }
}

/// How a gift reached us, which decides its date.
///
/// `rules.md §1.6`. Raw values are stored.
public enum Delivery: Int, Sendable, CaseIterable {
    case hand = 1
    case usps = 2
    case courier = 3
    case online = 4
    case ach = 5
    case wire = 6
    case dtc = 7

    public var name: String { String(describing: self) }

    public init?(name: String) {
        guard let match = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = match
    }
}

/// What kind of postmark proves the day of mailing.
///
/// `rules.md §1.6`. Raw values are stored.
public enum PostmarkKind: Int, Sendable, CaseIterable {
    case none = 0
    case machine = 1
    case manual = 2
    case certified = 3
    case registered = 4
    case certificateOfMailing = 5
    /// The label of postage that was printed at the post office's counter: it shows the day of acceptance.
    case pvi = 6
    /// A label that the sender printed.
    case customerLabel = 7
    /// The sender's own postage meter.
    case meter = 8

    public var name: String {
        switch self {
        case .certificateOfMailing: "certificate-of-mailing"
        case .customerLabel: "customer-label"
        default: String(describing: self)
        }
    }

    public init?(name: String) {
        let dashed = String(name.map { $0 == "_" || $0 == " " ? "-" : $0 })
        guard let match = Self.allCases.first(where: { $0.name == dashed }) else { return nil }
        self = match
    }

    /// Whether the post office's own act proves the day; a machine mark shows only first processing.
    public var provesMailing: Bool {
        switch self {
        case .manual, .certified, .registered, .certificateOfMailing, .pvi: true
        case .none, .machine, .customerLabel, .meter: false
        }
    }

    /// Whether it is the post office's at all: what a sender prints can say any day (DMM 608.11).
    var isPostOffices: Bool {
        switch self {
        case .none, .customerLabel, .meter: false
        case .machine, .manual, .certified, .registered, .certificateOfMailing, .pvi: true
        }
    }
}

/// Which rule decided the date of a gift.
///
/// `rules.md §1.6`. Raw values are stored.
public enum DateBasis: Int, Sendable, CaseIterable {
    /// No delivery: the date that the row says.
    case stated = 0
    case handed = 1
    case postmark = 2
    /// Mailed in December with a January machine postmark: counted by the received day, in no tax year.
    case needsEvidence = 3
    case courierReceived = 4
    case charged = 5
    case credited = 6
    case inAccount = 7
    /// A post-dated check: the day it bears.
    case postDated = 8
}

/// Who gives the tax receipt: the `receipted_by` column.
///
/// Raw values are stored.
public enum ReceiptIssuer: Int, Sendable, CaseIterable {
    case us = 0
    case platform = 1
    case none = 2

    public var name: String { String(describing: self) }

    public init?(name: String) {
        guard let match = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = match
    }
}

/// What a gift is where receipts have a rule of their own: the `receipt_kind` column.
///
/// Nothing is guessed from a description. The names are stored.
public enum ReceiptKind: String, Sendable, CaseIterable {
    /// Form 1098-C is the acknowledgment of one that is claimed over $500.
    case vehicle
    case privateStock = "private_stock"
    case crypto
    /// Bought at an auction: the benefit is the fair value that was published.
    case auction
    /// A ticket in a raffle is a purchase.
    case raffle
    /// Benefits of a yearly payment of $75.00 or less are disregarded.
    case membership
    case payroll
    /// A volunteer's own expenses: described, without an amount.
    case volunteer
    /// What was given in return was wholly an intangible religious benefit.
    case religious
    case services

    public var name: String { rawValue }

    public init?(name: String) {
        let folded = String(name.map { $0 == "-" || $0 == " " ? "_" : $0 })
        guard let match = Self(rawValue: folded) else { return nil }
        self = match
    }
}
