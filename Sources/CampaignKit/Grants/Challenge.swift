/// What a challenge or matching grant says: how much of it others' gifts release, which, and when.
///
/// `rules.md §2.6`.
public struct Challenge: Sendable, Equatable {
    /// The campaign, appeal, project, line or unit that gifts are given for.
    public var place: Designation
    /// For so much that others give, so much of the promise is released: 1 and 1, or 1 and 2.
    public var given: Int64
    public var released: Int64
    /// The days of the gifts.
    public var window: ClosedRange<CalendarDate>
    /// Nothing is released before others have given this much, and then all; in minor units.
    public var threshold: Int64?
    /// Whether a gift may also meet another challenge that says so too.
    public var isShared: Bool

    public init(
        place: Designation, given: Int64 = 1, released: Int64 = 1, window: ClosedRange<CalendarDate>,
        threshold: Int64? = nil, isShared: Bool = false
    ) {
        self.place = place
        self.given = given
        self.released = released
        self.window = window
        self.threshold = threshold
        self.isShared = isShared
    }

    /// `2:1` in print: what is released to what is given.
    public var ratio: String { "\(released):\(given)" }

    /// How much of a promise is released by what others gave: at most the promise, rounded down.
    public func released(by qualifying: Int64, of promised: Int64) -> Int64 {
        if let threshold { return qualifying >= threshold ? promised : 0 }
        guard given > 0, qualifying > 0 else { return 0 }
        let whole = Int128(qualifying) * Int128(released) / Int128(given)
        return min(max(0, promised), Int64(clamping: whole))
    }

    /// How much others have to give until nothing more is released.
    public func wanted(for promised: Int64) -> Int64 {
        if let threshold { return threshold }
        guard released > 0, promised > 0 else { return 0 }
        return Int64(clamping: (Int128(promised) * Int128(given) + Int128(released) - 1) / Int128(released))
    }
}

/// What one gift or promise of others has brought for the place of a challenge.
public struct QualifyingGift: Sendable, Equatable {
    public var entry: Int64
    public var day: CalendarDate
    /// Received, in minor units.
    public var received: Int64

    public init(entry: Int64, day: CalendarDate, received: Int64) {
        self.entry = entry
        self.day = day
        self.received = received
    }
}

/// A challenge among others, with the gifts that may meet it.
public struct ChallengeEntrant: Sendable, Equatable {
    /// The number in `GR-12`.
    public var grant: Int64
    /// The day of its award: of two challenges the earlier comes first.
    public var day: CalendarDate
    public var challenge: Challenge
    public var promised: Int64
    public var gifts: [QualifyingGift]

    public init(
        grant: Int64, day: CalendarDate, challenge: Challenge, promised: Int64, gifts: [QualifyingGift]
    ) {
        self.grant = grant
        self.day = day
        self.challenge = challenge
        self.promised = promised
        self.gifts = gifts
    }

    /// What qualifies for each challenge, by its grant.
    ///
    /// A gift meets one challenge, the earlier, as far as that one takes it; two that are both shared may
    /// take the same gift.
    public static func qualifying(_ entrants: [ChallengeEntrant]) -> [Int64: Int64] {
        var alone: [Int64: Int64] = [:]
        var together: [Int64: Int64] = [:]
        var found: [Int64: Int64] = [:]
        for entrant in entrants.sorted(by: { ($0.day, $0.grant) < ($1.day, $1.grant) }) {
            let isShared = entrant.challenge.isShared
            var wanted = entrant.challenge.wanted(for: entrant.promised)
            var sum = Int128(0)
            for gift in entrant.gifts.sorted(by: { ($0.day, $0.entry) < ($1.day, $1.entry) }) {
                let taken = (alone[gift.entry] ?? 0) + (isShared ? 0 : together[gift.entry] ?? 0)
                let free = max(0, gift.received - taken)
                sum += Int128(free)
                let used = min(free, wanted)
                wanted -= used
                if isShared {
                    together[gift.entry] = max(together[gift.entry] ?? 0, used)
                } else {
                    alone[gift.entry, default: 0] += used
                }
            }
            found[entrant.grant] = Int64(clamping: sum)
        }
        return found
    }
}
