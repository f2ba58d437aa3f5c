/// What some pieces of an appeal brought and cost: the figures of `rules.md §3`.
///
/// Amounts are base-currency minor units. All gifts are in the gross; only those who were sent one of these
/// pieces and gave from its day on are responders, so that no response rate is above 100 %.
public struct AppealPerformance: Sendable, Equatable {
    /// Pieces that were sent.
    public internal(set) var pieces = 0
    /// Households and organizations that were sent a piece and gave to it on its day or later.
    public internal(set) var responders = 0
    public internal(set) var gifts = 0
    /// Gifts by someone who was not sent such a piece: the letter was passed on.
    public internal(set) var unaskedGifts = 0
    /// Gifts from before the day on which the donor's piece went out.
    public internal(set) var earlyGifts = 0
    public internal(set) var grossMinor: Int64 = 0
    /// Nil where no one said.
    public internal(set) var costMinor: Int64?

    public init() {}

    /// Gifts and their sum alone, where there are no pieces to speak of.
    public init(gifts: Int, grossMinor: Int64) {
        self.gifts = gifts
        self.grossMinor = grossMinor
    }

    /// Responders to pieces ÷ pieces, at most 100 %; nil where nothing was recorded as sent.
    public var responseRate: Percent? { Percent(Int64(responders), of: Int64(pieces)) }

    /// Gross ÷ gifts, rounded down; nil without gifts.
    public var averageMinor: Int64? { gifts > 0 ? grossMinor / Int64(gifts) : nil }

    /// Minor units of cost for one whole unit raised, rounded up.
    public func costPerUnit(in currency: Currency) -> Int64? {
        CostPerUnit.of(cost: costMinor, raised: grossMinor, in: currency)
    }

    /// (Gross − cost) ÷ cost; nil without a cost.
    public var returnOnInvestment: Percent? {
        guard let costMinor, let gain = try? Checked.subtract(grossMinor, costMinor) else { return nil }
        return Percent(gain, of: costMinor)
    }
}

extension AppealPerformance {
    /// A piece that was sent to a household or organization.
    struct Piece {
        var unit: Int64
        var day: CalendarDate
        var costMinor: Int64?
    }

    /// A gift, or its part for one keycode; without a unit where no one is named.
    struct Gift {
        var id: Int64
        var unit: Int64?
        var day: CalendarDate
        var raisedMinor: Int64
    }

    /// The sums of some pieces and of what came back on them; each household and each gift counts once.
    init(pieces: [Piece], gifts: [Gift]) throws(MoneyError) {
        self.pieces = pieces.count
        var sent: [Int64: CalendarDate] = [:]
        for piece in pieces {
            sent[piece.unit] = min(sent[piece.unit] ?? piece.day, piece.day)
            guard let cost = piece.costMinor else { continue }
            costMinor = try Checked.add(costMinor ?? 0, cost)
        }
        var answering: Set<Int64> = []
        var (all, unasked, early): (Set<Int64>, Set<Int64>, Set<Int64>) = ([], [], [])
        for gift in gifts {
            grossMinor = try Checked.add(grossMinor, gift.raisedMinor)
            all.insert(gift.id)
            if let unit = gift.unit, let day = sent[unit] {
                if gift.day >= day { answering.insert(unit) } else { early.insert(gift.id) }
            } else {
                unasked.insert(gift.id)
            }
        }
        responders = answering.count
        self.gifts = all.count
        unaskedGifts = unasked.count
        earlyGifts = early.count
    }
}
