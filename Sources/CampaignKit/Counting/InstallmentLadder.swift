/// A promise's schedule, day by day: what raises add to it, what cuts and write-offs take from it.
///
/// `rules.md §3`: a raise is due with the last installment while that is ahead, and else has no day of its
/// own; cuts and write-offs take the latest first, and money given back what it had settled.
struct InstallmentLadder {
    /// By due day, and after them what has no day.
    private var rungs: [InstallmentStanding]
    private let origin: CalendarDate
    private var isPromised = false

    init(_ installments: [Installment], origin: CalendarDate) {
        self.origin = origin
        rungs = installments.sorted { $0.due < $1.due }
            .map { InstallmentStanding(due: $0.due, scheduled: $0.minorUnits) }
        rungs.append(InstallmentStanding(due: nil, scheduled: 0))
    }

    /// Takes the events of the next day; `committed` is what is left of the promise at its end, and `settled`
    /// what payments settled of it.
    mutating func apply(
        _ events: [Commitment.Event], on day: CalendarDate, committed: Int64, settled: Int64
    ) throws(MoneyError) {
        let changes = events.filter { $0.measure == .committed }
        if day == origin, !changes.isEmpty {
            isPromised = true
            // What is changed on the day of the promise is part of it.
            var promised: Int64 = 0
            for change in changes { promised = try Checked.add(promised, change.effect) }
            var scheduled: Int64 = 0
            for rung in rungs { scheduled = try Checked.add(scheduled, rung.scheduled) }
            try raise(max(0, try Checked.subtract(promised, scheduled)), at: max(0, rungs.count - 2))
        } else {
            for net in try Self.nets(changes) where net > 0 { try raise(net, at: rung(ofRaiseOn: day)) }
        }
        guard isPromised else { return }
        let cut = max(0, rungs.reduce(Int64(0)) { $0 + $1.open } - committed)
        take(cut, givenBack: min(cut, try Self.givenBack(changes)), beyond: settled)
    }

    /// What was given back comes off what it had settled; all else off the latest.
    private mutating func take(_ whole: Int64, givenBack: Int64, beyond settled: Int64) {
        var (cut, back, kept) = (whole, givenBack, max(0, settled))
        for index in rungs.indices where back > 0 {
            let open = rungs[index].open
            let part = min(back, max(0, open - kept))
            kept -= min(kept, open)
            rungs[index].cut += part
            back -= part
            cut -= part
        }
        for index in rungs.indices.reversed() {
            let part = min(cut, rungs[index].open)
            rungs[index].cut += part
            cut -= part
        }
    }

    private func rung(ofRaiseOn day: CalendarDate) -> Int {
        guard rungs.count > 1, let last = rungs[rungs.count - 2].due, last >= day else {
            return rungs.count - 1
        }
        return rungs.count - 2
    }

    private mutating func raise(_ amount: Int64, at index: Int) throws(MoneyError) {
        rungs[index].scheduled = try Checked.add(rungs[index].scheduled, amount)
    }

    /// What each change amounts to with what corrects it, which acts on the same day.
    private static func nets(_ changes: [Commitment.Event]) throws(MoneyError) -> [Int64] {
        guard changes.count > 1 else { return changes.map(\.effect) }
        return Array(try netsByRow(changes).values)
    }

    /// What the cuts of a day amount to that are money given back.
    private static func givenBack(_ changes: [Commitment.Event]) throws(MoneyError) -> Int64 {
        let cuts = changes.filter { $0.surplus == .wholeCut && $0.effect < 0 }
        guard !cuts.isEmpty else { return 0 }
        let nets = try netsByRow(changes)
        return try cuts.map { max(0, -(nets[$0.entry] ?? 0)) }.sum()
    }

    private static func netsByRow(_ changes: [Commitment.Event]) throws(MoneyError) -> [Int64: Int64] {
        let corrected = Dictionary(changes.map { ($0.entry, $0.corrects) }) { first, _ in first }
        var nets: [Int64: Int64] = [:]
        for change in changes {
            var root = change.entry
            while let above = corrected[root], corrected[above] != nil { root = above }
            nets[root] = try Checked.add(nets[root] ?? 0, change.effect)
        }
        return nets
    }

    /// Every installment, and last what has no day: payments settle the oldest first.
    ///
    /// Of a condition only `counted` is owed; what is not met waits, the latest first.
    func standings(counted: Int64, paid: Int64) -> [InstallmentStanding] {
        guard isPromised else { return [] }
        var rungs = rungs
        var waiting = max(0, rungs.reduce(Int64(0)) { $0 + $1.open } - counted)
        for index in rungs.indices.reversed() {
            rungs[index].conditional = min(waiting, rungs[index].open)
            waiting -= rungs[index].conditional
        }
        var left = max(0, paid)
        for index in rungs.indices {
            rungs[index].paid = min(left, rungs[index].open)
            left -= rungs[index].paid
        }
        return rungs
    }
}

/// One installment of a promise on a day: what is left of it, and what is paid of that.
public struct InstallmentStanding: Sendable, Equatable {
    /// Nil for what is due at no day that is known.
    public var due: CalendarDate?
    /// As scheduled and raised, base-currency minor units; the last holds what the promise was raised by
    /// before its day.
    public var scheduled: Int64
    /// What cuts and write-offs took from it, the latest installments first.
    public var cut: Int64
    /// What waits for a condition, the latest installments first.
    public var conditional: Int64
    /// Payments settle the oldest first.
    public var paid: Int64
    /// The funder holds it until a report of ours is there: it is not overdue, whatever its day.
    public var waits = false

    public init(due: CalendarDate?, scheduled: Int64, cut: Int64 = 0, conditional: Int64 = 0, paid: Int64 = 0)
    {
        self.due = due
        self.scheduled = scheduled
        self.cut = cut
        self.conditional = conditional
        self.paid = paid
    }

    public var open: Int64 { scheduled - cut - conditional - paid }

    /// How long it has been due on a day; never late while it waits for us.
    public func bucket(on day: CalendarDate) -> AgeingBucket {
        waits ? .current : AgeingBucket(due: due, on: day)
    }
}

/// How long an installment has been due: the columns of an aging.
///
/// `rules.md §3`: past due from the day after.
public enum AgeingBucket: Int, Sendable, CaseIterable {
    case current, to30, to60, to90, to120, over120

    /// The bucket of what was due on a day, seen on another; without a due day it is never late.
    public init(due: CalendarDate?, on day: CalendarDate) {
        switch due.map({ day.dayNumber - $0.dayNumber }) ?? 0 {
        case ...0: self = .current
        case ...30: self = .to30
        case ...60: self = .to60
        case ...90: self = .to90
        case ...120: self = .to120
        default: self = .over120
        }
    }

    public var name: String {
        switch self {
        case .current: "current"
        case .to30: "1-30"
        case .to60: "31-60"
        case .to90: "61-90"
        case .to120: "91-120"
        case .over120: "over-120"
        }
    }
}
