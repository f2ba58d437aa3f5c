import CampaignKit

/// A promise, while a history is made up: its running sums at the day of its last event.
struct Promised {
    var name: String
    var item: Int
    var donor: String?
    var promised: Int64
    var writtenOff: Int64 = 0
    var met: Int64 = 0
    var paid: Int64 = 0
    var payments: [Paid] = []
    /// Everything posted on it but plain payments: what a later cut may rest on.
    var others: Set<Int> = []
    /// A write-off that can still be voided.
    var writeOff: (id: String, item: Int, day: CalendarDate, amount: Int64)?

    var rowID: String { "row-" + name }
    var basis: Set<Int> { others.union([item]) }
}

extension HistoryBuilder {
    // MARK: Pledges

    mutating func addPledge() {
        let day = firstDay()
        let name = id("p")
        let type: EntryType = chance(25) ? .award : .pledge
        var first = row(
            type, amount(upTo: 900_000), day, id: "row-" + name, donor: donor(), place: place(), pledge: name)
        if chance(60) { first.schedule = schedule(from: day) }
        let rows = splitting(first)
        let item = add(rows, acts: day)
        var pledge = Promised(
            name: name, item: item, donor: first.donor?.externalID,
            promised: rows.reduce(0) { $0 + $1.minorUnits })
        if flavor.earlyPayments, rows.count == 1, ["a", "b"].contains(first.place.campaign), chance(35) {
            addEarlyPayment(&pledge, before: day, place: first.place)
        }
        var today = day
        for _ in 0..<number(7) {
            today = self.day(after: today)
            guard today <= flavor.last else { return }
            addPledgeEvent(&pledge, on: today)
        }
    }

    private mutating func schedule(from day: CalendarDate) -> InstallmentPlan {
        let frequency =
            [Frequency.monthly, .quarterly, .annual, .weekly].randomElement(using: &random) ?? .monthly
        return InstallmentPlan(
            count: 1 + number(5), frequency: frequency, firstDue: day.adding(days: number(60)))
    }

    private mutating func addEarlyPayment(
        _ pledge: inout Promised, before day: CalendarDate, place: Designation
    ) {
        let date = day.adding(days: -1 - number(60))
        addPayment(&pledge, on: date, donor: pledge.donor)
        if let item = pledge.payments.last?.item {
            items[item].early = HistoryItem.EarlyPayment(pledgeDay: day, donor: pledge.donor, place: place)
        }
    }

    private mutating func addPledgeEvent(_ pledge: inout Promised, on day: CalendarDate) {
        switch number(12) {
        case 0: addChange(&pledge, by: amount(), on: day)
        case 1:
            let most = pledge.promised - pledge.writtenOff
            if most > 0 { addChange(&pledge, by: -Int64.random(in: 1...most, using: &random), on: day) }
        case 2...3: addWriteOff(&pledge, kept: max(0, pledge.paid), on: day)
        case 4: voidWriteOff(&pledge, on: day)
        case 5...7: correctPayment(&pledge, on: day)
        default:
            let donors = [pledge.donor, donor(), nil]
            addPayment(&pledge, on: day, donor: donors.randomElement(using: &random) ?? nil)
            // An adjustment acts on the payment's day, so it comes before anything else.
            if chance(15), var last = pledge.payments.popLast() {
                pledge.paid += adjust(&last, on: self.day(after: day))
                pledge.others.formUnion(last.corrections)
                pledge.payments.append(last)
            }
        }
    }

    mutating func addPayment(_ promise: inout Promised, on day: CalendarDate, donor: String?) {
        let id = self.id("y")
        let minor = amount(upTo: max(10, promise.promised * 2 / 3))
        let type = [EntryType.gift, .gift, .stock, .daf].randomElement(using: &random) ?? .gift
        let rows = [
            row(
                type, minor, day, id: id, donor: donor, place: chance(50) ? .unassigned : place(),
                pledge: promise.name)
        ]
        let item = add(rows, needs: [promise.item], acts: day)
        promise.payments.append(Paid(id: id, item: item, day: day, gross: minor))
        promise.paid += minor
    }

    private mutating func addChange(_ pledge: inout Promised, by change: Int64, on day: CalendarDate) {
        var rows = [row(.pledgeChange, change, day, id: id("ch"), pledge: pledge.name)]
        // Money beyond a pledge that was cut is a gift here; what goes back has histories of its own.
        if change < 0 { rows[0].surplus = .gift }
        pledge.others.insert(add(rows, needs: change < 0 ? pledge.basis : [pledge.item], acts: day))
        pledge.promised += change
    }

    mutating func addWriteOff(_ promise: inout Promised, kept: Int64, on day: CalendarDate) {
        let most = promise.promised - promise.writtenOff - kept
        guard most > 0 else { return }
        let part = chance(40) ? most : Int64.random(in: 1...most, using: &random)
        let id = self.id("w")
        let item = add(
            [row(.writeOff, part, day, id: id, pledge: promise.name)], needs: promise.basis, acts: day)
        promise.others.insert(item)
        promise.writtenOff += part
        promise.writeOff = (id, item, day, part)
    }

    private mutating func voidWriteOff(_ pledge: inout Promised, on day: CalendarDate) {
        guard let writeOff = pledge.writeOff else { return }
        let rows = [row(.void, 0, day, id: id("vw"), reverses: writeOff.id)]
        pledge.others.insert(add(rows, needs: [writeOff.item], acts: writeOff.day))
        pledge.writtenOff -= writeOff.amount
        pledge.writeOff = nil
    }

    private mutating func correctPayment(_ pledge: inout Promised, on day: CalendarDate) {
        guard !pledge.payments.isEmpty else { return }
        let position = number(pledge.payments.count)
        pledge.paid += correct(&pledge.payments[position], on: day, mayAdjust: false) ?? 0
        pledge.others.formUnion(pledge.payments[position].corrections)
    }

    // MARK: Conditional, revocable, expected matches

    mutating func addConditional() {
        let day = firstDay()
        let name = id("c")
        let first = row(
            .conditional, amount(upTo: 500_000), day, id: "row-" + name, donor: donor(), place: place(),
            pledge: name)
        let rows = splitting(first)
        let minor = rows.reduce(0) { $0 + $1.minorUnits }
        var promise = Promised(
            name: name, item: add(rows, acts: day), donor: first.donor?.externalID, promised: minor)
        var today = day
        for _ in 0..<number(5) {
            today = self.day(after: today)
            guard today <= flavor.last else { return }
            let open = promise.promised - promise.writtenOff - promise.met
            switch number(4) {
            case 0: addWriteOff(&promise, kept: max(promise.met, promise.paid), on: today)
            case 1: addPayment(&promise, on: today, donor: promise.donor)
            default:
                guard open > 0 else { continue }
                let part = Int64.random(in: 1...open, using: &random)
                let byName = chance(50)
                let met = row(
                    .conditionMet, part, today, id: id("met"), pledge: byName ? name : "",
                    reverses: byName ? "" : promise.rowID)
                promise.others.insert(add([met], needs: promise.basis, acts: today))
                promise.met += part
            }
        }
    }

    mutating func addRevocable() {
        let day = firstDay()
        let name = id("rv")
        let minor = amount(upTo: 500_000)
        let giver = ["d1", "d2", "d3", nil].randomElement(using: &random) ?? nil
        let rows = splitting(
            row(.revocable, minor, day, id: "row-" + name, donor: giver, place: place(), pledge: name))
        var promise = Promised(
            name: name, item: add(rows, acts: day), donor: giver,
            promised: rows.reduce(0) { $0 + $1.minorUnits })
        var today = day
        for _ in 0..<number(4) {
            today = self.day(after: today)
            guard today <= flavor.last else { return }
            if chance(40) {
                addWriteOff(&promise, kept: promise.paid, on: today)
            } else {
                let part = amount(upTo: max(10, promise.promised))
                let realized = row(.revocableRealized, part, today, id: id("re"), reverses: promise.rowID)
                promise.others.insert(add([realized], needs: [promise.item], acts: today))
                promise.paid += part
            }
        }
    }

    mutating func addMatch() {
        let day = firstDay()
        let name = id("m")
        let expected = row(.matchExpected, amount(), day, id: name, donor: "corp", place: place())
        let item = add([expected], acts: day)
        var today = day
        for _ in 0..<number(3) {
            today = self.day(after: today)
            guard today <= flavor.last else { return }
            let id = self.id("mg")
            let minor = amount()
            let paying = row(.matching, minor, today, id: id, donor: "corp", place: place(), matches: name)
            var paid = Paid(id: id, item: add([paying], needs: [item], acts: today), day: today, gross: minor)
            let later = self.day(after: today)
            if chance(40), later <= flavor.last { _ = correct(&paid, on: later) }
        }
    }
}
