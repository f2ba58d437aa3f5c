import CampaignKit
import TestSupport

/// One promise with all that happens to it, in shekels and dollars, and what a person with a list would say
/// of it: `rules.md §2.6` worked out day by day from the rows, without the ledger's types.
struct TwoCurrencies {
    enum Act { case promise, payment, refund, void, cut, met, unmet, writeOff }

    struct Item {
        var act: Act
        var day: Int
        /// Shekels, 0 for what is said in dollars.
        var shekels: Int = 0
        /// Dollars at the rate of the day, in cents.
        var dollars: Int
        /// What it reverses, by position.
        var target: Int?
        var surplus: Surplus?
    }

    struct Figures: Equatable {
        var raised = 0
        var received = 0
        var outstanding = 0
        var conditional = 0
        var advance = 0
        var dueBack = 0
        var settledDifference = 0
        var refundDifference = 0
    }

    let isConditional: Bool
    var items: [Item] = []

    /// The day that an item acts on.
    func acts(_ index: Int) -> Int {
        guard items[index].act == .void, let target = items[index].target else { return items[index].day }
        return acts(target)
    }

    /// The payment that a reversal takes from.
    private func payment(_ index: Int) -> Int {
        var at = index
        while let target = items[at].target { at = target }
        return at
    }

    /// `a × b ÷ c`, rounded down.
    private func floored(_ a: Int, _ b: Int, _ c: Int) -> Int {
        let product = a * b
        return product >= 0 ? product / c : -((-product + c - 1) / c)
    }

    /// What each row amounts to in dollars, in the order they were posted: of its own currency its share.
    private var effects: [(dollars: Int, shekels: Int)] {
        var result: [(dollars: Int, shekels: Int)] = []
        let promise = items[0]
        for (index, item) in items.enumerated() {
            var effect = (dollars: item.dollars, shekels: item.shekels)
            switch item.act {
            case .promise, .payment: break
            case .void:
                let target = item.target ?? 0
                effect = (-result[target].dollars, -result[target].shekels)
            case .refund:
                effect = (-effect.dollars, -effect.shekels)
                let root = items[payment(index)]
                if item.shekels > 0, root.shekels > 0 {
                    let earlier = (0..<index).filter {
                        [.refund, .void].contains(items[$0].act) && payment($0) == payment(index)
                            && result[$0].shekels != 0
                    }
                    let taken = item.shekels - earlier.reduce(0) { $0 + result[$1].shekels }
                    let whole = (root.dollars * taken * 2 + root.shekels) / (root.shekels * 2)
                    effect.dollars = -whole - earlier.reduce(0) { $0 + result[$1].dollars }
                } else {
                    effect.shekels = 0
                }
            case .cut, .writeOff, .met, .unmet:
                if item.act == .cut || item.act == .unmet { effect = (-effect.dollars, -effect.shekels) }
                guard item.shekels > 0, promise.shekels > 0 else {
                    effect.shekels = 0
                    break
                }
                let isMet = item.act == .met || item.act == .unmet
                let group: [Act] = isMet ? [.met, .unmet] : [.cut, .writeOff]
                let earlier = (0..<index).filter {
                    group.contains(root($0)) && result[$0].shekels != 0
                }
                func signed(_ index: Int, _ value: Int) -> Int { root(index) == .writeOff ? -value : value }
                let before = earlier.reduce((dollars: 0, shekels: 0)) {
                    ($0.dollars + signed($1, result[$1].dollars), $0.shekels + signed($1, result[$1].shekels))
                }
                let sign = item.act == .writeOff ? -1 : 1
                let after = before.shekels + sign * effect.shekels
                let value =
                    isMet
                    ? floored(promise.dollars, after, promise.shekels)
                    : floored(promise.dollars, promise.shekels + after, promise.shekels) - promise.dollars
                effect.dollars = sign * (value - before.dollars)
            }
            result.append(effect)
        }
        return result
    }

    /// What a void reverses in the end.
    private func root(_ index: Int) -> Act {
        var at = index
        while items[at].act == .void, let target = items[at].target { at = target }
        return items[at].act
    }

    func figures(on day: Int) -> Figures {
        var result = Figures()
        var (toReturn, gift, givenUp) = (0, 0, 0)
        var settledDebt: [Int: Int] = [:]
        let effects = self.effects
        var state = State()
        for today in Set(items.indices.map(acts)).sorted() where today <= day {
            state = State(self, effects, through: today)
            let here = items.indices.filter { acts($0) == today }
            for index in here.filter({ root($0) == .refund }).sorted(by: { depth($0) < depth($1) }) {
                let change = effects[index].dollars
                if change < 0 {
                    settledDebt[index] = min(toReturn, -change)
                    toReturn -= settledDebt[index] ?? 0
                } else if let target = items[index].target, let part = settledDebt[target] {
                    toReturn += min(part, change)
                    settledDebt[target] = part - min(part, change)
                }
            }
            for index in here where items[index].act == .void && root(index) == .payment {
                let part = min(toReturn, max(0, -effects[index].dollars))
                toReturn -= part
            }
            var due = max(0, min(toReturn, state.paid))
            let writtenToday = here.filter { root($0) == .writeOff }.reduce(0) { $0 + effects[$1].dollars }
            givenUp = max(
                0, givenUp + min(writtenToday, max(0, state.met - givenUp - max(0, state.paid - due))))
            let cuts = here.filter { index in
                items[index].act == .cut
                    && effects[index].dollars
                        + items.indices.filter { items[$0].act == .void && items[$0].target == index }
                        .reduce(0) { $0 + effects[$1].dollars } < 0
            }
            let surplus = cuts.isEmpty ? 0 : max(0, state.paid - due - gift - state.left)
            if cuts.contains(where: { items[$0].surplus == .toReturn }) {
                let given = min(
                    surplus,
                    cuts.filter { items[$0].surplus == .gift }.reduce(0) { $0 - effects[$1].dollars })
                gift += given
                toReturn += surplus - given
            } else if cuts.contains(where: { items[$0].surplus == .gift }) {
                gift += surplus
            }
            due = max(0, min(toReturn, state.paid))
            gift = max(0, min(gift, state.paid - due - state.left))
        }
        let standing = state.met - givenUp
        let unmet = isConditional ? max(0, state.left - max(0, standing)) : 0
        let committed = isConditional ? max(0, min(standing, state.left)) : state.left
        let due = max(0, min(toReturn, state.paid))
        let waits = unmet > 0 ? max(0, state.paid - due - gift - max(0, state.met)) : 0
        let settled = state.paid - due - waits
        let open = state.paid - due
        if waits > 0 {
            // The same share of the money, by the larger rest.
            let doubled = 2 * (state.money - due) * waits + open
            result.advance = open == state.money - due ? waits : doubled / (2 * open)
        }
        result.dueBack = due
        result.received = state.money - due - result.advance
        result.settledDifference = result.received - settled
        result.outstanding = max(0, committed - settled)
        result.raised = result.received + result.outstanding
        result.conditional = unmet
        result.refundDifference = refundDifference(effects, through: day)
        return result
    }

    private func depth(_ index: Int) -> Int { items[index].target.map { 1 + depth($0) } ?? 0 }

    /// The money of refunds at their own rates, less what they reversed.
    private func refundDifference(_ effects: [(dollars: Int, shekels: Int)], through day: Int) -> Int {
        func difference(_ index: Int) -> Int {
            guard effects[index].shekels != 0, let target = items[index].target else { return 0 }
            return items[index].act == .void
                ? -difference(target) : -items[index].dollars - effects[index].dollars
        }
        return items.indices.filter { root($0) == .refund && acts($0) <= day }.reduce(0) {
            $0 + difference($1)
        }
    }

    /// The sums at the end of a day.
    private struct State {
        var left = 0
        var met = 0
        var money = 0
        var paid = 0

        init() {}

        init(_ story: TwoCurrencies, _ effects: [(dollars: Int, shekels: Int)], through day: Int) {
            let known = story.items.indices.filter { story.acts($0) <= day }
            func sum(_ acts: [Act]) -> Int {
                known.filter { acts.contains(story.root($0)) }.reduce(0) { $0 + effects[$1].dollars }
            }
            left = max(0, sum([.promise, .cut]) - sum([.writeOff]))
            met = sum([.met, .unmet])
            money = sum([.payment, .refund])
            paid = settled(story, effects, known, promised: sum([.promise, .cut]))
        }

        private func settled(
            _ story: TwoCurrencies, _ effects: [(dollars: Int, shekels: Int)], _ known: [Int], promised: Int
        ) -> Int {
            let promise = story.items[0]
            guard promise.shekels > 0, story.items.contains(where: { $0.act == .payment && $0.shekels > 0 }),
                known.contains(0)
            else { return money }
            var most = promise.shekels
            var changed = 0
            for index in known where [.cut].contains(story.root(index)) {
                most += effects[index].shekels
                if effects[index].shekels == 0 { changed += effects[index].dollars }
            }
            // A change in dollars changes the shekels by the same share.
            if changed != 0 { most += promise.shekels * changed / promise.dollars }
            most = max(0, most)
            var (came, others) = (0, 0)
            let payments = known.filter { story.items[$0].act == .payment }
                .sorted { (story.items[$0].day, $0) < (story.items[$1].day, $1) }
            for payment in payments {
                let mine = known.filter { story.payment($0) == payment }
                let net = mine.reduce(0) { $0 + effects[$1].dollars }
                guard net != 0 else { continue }
                let whole = story.items[payment]
                guard whole.shekels > 0 else {
                    others += net
                    continue
                }
                let inDollars = mine.filter { effects[$0].shekels == 0 }.reduce(0) {
                    $0 - effects[$1].dollars
                }
                let shekels = max(
                    0,
                    mine.reduce(0) { $0 + effects[$1].shekels } - whole.shekels * inDollars / whole.dollars)
                let part = min(shekels, most - came)
                came += part
                others += part == 0 ? net : net - story.floored(net, part, shekels)
            }
            guard most > 0 else { return others }
            return (came == most ? promised : story.floored(promise.dollars, came, promise.shekels)) + others
        }
    }
}
