/// An outright gift or a promise, with everything posted on it: the unit of counting.
///
/// `rules.md §2`.
///
/// It knows nothing of campaigns or policy: `shares` are its splits, by position.
public struct Commitment: Sendable {
    /// Raw values are stored: never renumber one.
    public enum Kind: Int, Sendable {
        case outright = 0
        /// A pledge or an awarded grant.
        case pledge = 1
        case conditional = 2
        case revocable = 3
        case matchExpected = 4

        /// The kind of commitment that a received row or a promise opens; nil for what acts on another row.
        public init?(opening type: EntryType) {
            switch type {
            case .pledge, .award: self = .pledge
            case .conditional: self = .conditional
            case .revocable: self = .revocable
            case .matchExpected: self = .matchExpected
            default:
                guard type.family == .received else { return nil }
                self = .outright
            }
        }
    }

    /// One posted row's effect, on the day it acts on.
    public struct Event: Sendable, Equatable {
        /// The entry's id.
        public var entry: Int64
        /// The payment that this event belongs to: itself, or what a reversal reverses.
        ///
        /// 0 for promises.
        public var payment: Int64
        public var day: CalendarDate
        public var measure: EffectKind
        /// Signed base-currency minor units.
        public var effect: Int64
        /// The purchase part of a payment, on the payment's own row; 0 elsewhere.
        public var exchange: Int64
        /// The entry that a correction names; 0 for everything else.
        public var corrects: Int64
        /// Signed minor units of the currency that it was given in; 0 for the base currency, and for what
        /// corrects a row of another currency than its own.
        public var original: Int64
        /// What moved beyond `effect`, signed: the exchange difference of a refund.
        public var difference: Int64
        /// Of a cut: what money beyond the promise is.
        public var surplus: Surplus?

        public init(
            entry: Int64, payment: Int64 = 0, day: CalendarDate, measure: EffectKind, effect: Int64,
            exchange: Int64 = 0, corrects: Int64 = 0, original: Int64 = 0, difference: Int64 = 0,
            surplus: Surplus? = nil
        ) {
            self.entry = entry
            self.payment = payment
            self.day = day
            self.measure = measure
            self.effect = effect
            self.exchange = exchange
            self.corrects = corrects
            self.original = original
            self.difference = difference
            self.surplus = surplus
        }
    }

    public var kind: Kind
    /// The class of its money: ordinary, in kind, government.
    public var baseClass: CountClass
    /// The commitment date: the day of the gift or the promise.
    ///
    /// It decides what is outside a campaign's period.
    public var origin: CalendarDate
    /// The splits' amounts in minor units, before anything was moved; they sum to the amount.
    ///
    /// A place that something was moved to is a split of 0.
    public var shares: [Int64]
    /// Empty for a promise without a schedule and for outright gifts.
    public var installments: [Installment]
    /// In any order; the order never matters.
    public var events: [Event]
    /// Where each move goes, by its entry.
    public var destinations: [Int64: Destination]
    /// Payments in the promise's own currency, where that is not the base currency: they settle their share
    /// of it, whatever the rate of their day.
    public var settling: Set<Int64>
    /// Reports of ours that installments wait for.
    public var gates: [Gate] = []
    /// The last batch whose word of them counts.
    public var gatesKnownOn: Int64 = .max

    /// A report that an installment waits for.
    public struct Gate: Sendable, Equatable {
        /// The position of the installment by due day, from 1.
        public var ord: Int
        public var report: Deadline

        public init(ord: Int, report: Deadline) {
            self.ord = ord
            self.report = report
        }
    }

    /// What a move does, without its day.
    public struct Destination: Sendable, Equatable {
        /// The split that it goes to.
        public var ordinal: Int
        /// Base-currency minor units; nil for everything.
        public var minorUnits: Int64?

        public init(ordinal: Int, minorUnits: Int64?) {
            self.ordinal = ordinal
            self.minorUnits = minorUnits
        }
    }

    public init(
        kind: Kind, baseClass: CountClass, origin: CalendarDate, shares: [Int64],
        installments: [Installment] = [], events: [Event], destinations: [Int64: Destination] = [:],
        settling: Set<Int64> = []
    ) {
        self.kind = kind
        self.baseClass = baseClass
        self.origin = origin
        self.shares = shares
        self.installments = installments
        self.events = events
        self.destinations = destinations
        self.settling = settling
    }
}
