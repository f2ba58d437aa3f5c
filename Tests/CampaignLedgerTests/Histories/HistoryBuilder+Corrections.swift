import CampaignKit

/// Money that was received, while a history is made up.
struct Paid {
    var id: String
    var item: Int
    var day: CalendarDate
    var gross: Int64
    /// A purchase part is not adjusted: what that should do to it is nowhere said.
    var isAdjustable: Bool
    var net: Int64
    /// Entries on this pledge, in order.
    var corrections: [Int] = []
    /// The last refund that can still be reversed, and its amount.
    var refund: (id: String, item: Int, amount: Int64)?

    init(id: String, item: Int, day: CalendarDate, gross: Int64, isAdjustable: Bool = true) {
        self.id = id
        self.item = item
        self.day = day
        self.gross = gross
        self.isAdjustable = isAdjustable
        net = gross
    }
}

extension HistoryBuilder {
    /// Posts one correction on received money; returns how much its net changed, nil when nothing was
    /// possible.
    ///
    /// Voids and adjustments act in the past, so they come only while nothing else was posted on the money.
    mutating func correct(_ paid: inout Paid, on day: CalendarDate, mayAdjust: Bool = true) -> Int64? {
        if paid.corrections.isEmpty, chance(15) { return void(&paid, on: day) }
        if paid.corrections.isEmpty, mayAdjust, paid.isAdjustable, chance(25) {
            return adjust(&paid, on: day)
        }
        if paid.refund != nil, chance(50) { return takeRefundBack(&paid, on: day) }
        return refund(&paid, on: day)
    }

    private mutating func void(_ paid: inout Paid, on day: CalendarDate) -> Int64? {
        let change = -paid.net
        let rows = [row(.void, chance(50) ? 0 : paid.gross, day, id: id("v"), reverses: paid.id)]
        paid.corrections.append(add(rows, needs: [paid.item], acts: paid.day))
        paid.net = 0
        return change
    }

    mutating func adjust(_ paid: inout Paid, on day: CalendarDate) -> Int64 {
        let change = chance(50) ? amount() : -Int64.random(in: 1...paid.gross, using: &random)
        let rows = [row(.adjustment, change, day, id: id("adj"), reverses: paid.id)]
        paid.corrections.append(add(rows, needs: [paid.item], acts: paid.day))
        paid.net += change
        return change
    }

    private mutating func refund(_ paid: inout Paid, on day: CalendarDate) -> Int64? {
        guard paid.net > 0 else { return nil }
        let part = chance(30) ? paid.net : Int64.random(in: 1...paid.net, using: &random)
        let id = self.id("r")
        let rows = [row(chance(50) ? .refund : .chargeback, part, day, id: id, reverses: paid.id)]
        let item = add(rows, needs: Set(paid.corrections).union([paid.item]), acts: day)
        paid.corrections.append(item)
        paid.refund = (id, item, part)
        paid.net -= part
        return -part
    }

    /// A bounced check that clears after all, in whole or in part.
    private mutating func takeRefundBack(_ paid: inout Paid, on day: CalendarDate) -> Int64? {
        guard let refund = paid.refund else { return nil }
        let part = chance(50) ? refund.amount : Int64.random(in: 1...refund.amount, using: &random)
        let rows = [row(.chargeback, part, day, id: id("rr"), reverses: refund.id)]
        paid.corrections.append(add(rows, needs: Set(paid.corrections).union([paid.item]), acts: day))
        paid.refund = nil
        paid.net += part
        return part
    }
}
