/// What came back on an appeal, by segment and by keycode.
///
/// A gift belongs to the keycode that it names; one that names none, to the piece that its donor or their
/// household was sent. What fits no piece is on a line of its own, never left out. A line's responders
/// are those who were sent a piece of that line: a donor who answered two is in both, and in the total once.
public struct AppealResult: Sendable, Equatable {
    /// One segment, or one keycode of it.
    public struct Line: Sendable, Equatable {
        /// Empty for what fits no piece.
        public var segment: String
        /// Empty on lines of a whole segment.
        public var keycode: String
        public var yield: AppealPerformance

        public init(segment: String = "", keycode: String = "", yield: AppealPerformance) {
            self.segment = segment
            self.keycode = keycode
            self.yield = yield
        }
    }

    public let total: AppealPerformance
    /// In the order of the appeal's segments; then segments that it no longer has, and what fits no piece.
    public let segments: [Line]
    public let keycodes: [Line]

    /// - Parameters:
    ///   - household: the lowest number of a donor's household.
    public init(
        _ appeal: Appeal, pieces: [Solicitation], returns: [AppealResponse], household: [Int64: Int64] = [:]
    ) throws(MoneyError) {
        var sums = Sums(appeal, household)
        for piece in pieces { sums.add(piece) }
        for gift in returns { sums.add(gift) }
        var total = try AppealPerformance(pieces: sums.pieces.map(\.value), gifts: sums.gifts.map(\.value))
        // A plan's cost is known before anything is recorded.
        if total.costMinor == nil { total.costMinor = appeal.cost?.minorUnits }
        self.total = total
        segments = try sums.lines { Key(segment: $0.segment, keycode: "") }
        keycodes = try sums.lines { Key(segment: sums.segment(of: $0.keycode), keycode: $0.keycode) }
    }

    private struct Key: Hashable {
        var segment: String
        var keycode: String
    }

    private struct Sums {
        private let order: [String]
        private let codes: [String: SegmentCell]
        private let household: [Int64: Int64]
        private(set) var pieces: [(key: Key, value: AppealPerformance.Piece)] = []
        private(set) var gifts: [(key: Key, value: AppealPerformance.Gift)] = []
        private var pieceOf: [Int64: Key] = [:]
        private var segmentOf: [String: String] = [:]

        init(_ appeal: Appeal, _ household: [Int64: Int64]) {
            order = appeal.segments.map(\.id)
            codes = Keycode.all(of: appeal)
            self.household = household
        }

        mutating func add(_ piece: Solicitation) {
            let key = Key(segment: piece.segment, keycode: piece.place.keycode)
            let unit = unit(piece.donor)
            pieceOf[unit] = key
            segmentOf[piece.place.keycode] = piece.segment
            pieces.append(
                (key, AppealPerformance.Piece(unit: unit, day: piece.day, costMinor: piece.costMinor)))
        }

        mutating func add(_ gift: AppealResponse) {
            // Who was written to and answered through a fund has answered, though the fund is the donor.
            let people = ([gift.donor].compactMap { $0 } + gift.credited).map(self.unit)
            let unit = people.first { pieceOf[$0] != nil } ?? people.first
            let value = AppealPerformance.Gift(
                id: gift.unit, unit: unit, day: gift.day, raisedMinor: gift.raisedMinor)
            gifts.append((key(of: gift, unit), value))
        }

        private func unit(_ donor: Int64) -> Int64 { household[donor] ?? donor }

        /// The piece that a gift came back on.
        private func key(of gift: AppealResponse, _ unit: Int64?) -> Key {
            let code = known(gift.keycode)
            let named = code.isEmpty ? "" : segment(of: code)
            if !named.isEmpty { return Key(segment: named, keycode: code) }
            let sent = unit.flatMap { pieceOf[$0] }
            // Someone else's code says more than that theirs is unknown.
            if code.isEmpty, let sent { return sent }
            return Key(segment: sent?.segment ?? "", keycode: code)
        }

        /// The code as it was printed, whatever the case it was typed in.
        private func known(_ keycode: String) -> String {
            let upper = keycode.uppercased()
            return segment(of: upper).isEmpty ? keycode : upper
        }

        /// The segment that a code is of; none for a code of someone's own.
        func segment(of keycode: String) -> String {
            segmentOf[keycode] ?? codes[keycode]?.segment ?? ""
        }

        /// The sums by what `name` makes of their keys.
        func lines(_ name: (Key) -> Key) throws(MoneyError) -> [Line] {
            let sent = Dictionary(grouping: pieces) { name($0.key) }
            let given = Dictionary(grouping: gifts) { name($0.key) }
            var lines: [Line] = []
            for key in Set(sent.keys).union(given.keys) {
                let yield = try AppealPerformance(
                    pieces: (sent[key] ?? []).map(\.value), gifts: (given[key] ?? []).map(\.value))
                lines.append(Line(segment: key.segment, keycode: key.keycode, yield: yield))
            }
            return lines.sorted { left, right in
                (position(left.segment), left.segment, left.keycode)
                    < (position(right.segment), right.segment, right.keycode)
            }
        }

        private func position(_ segment: String) -> Int {
            segment.isEmpty ? order.count + 1 : order.firstIndex(of: segment) ?? order.count
        }
    }
}

/// One gift that came back on an appeal, before it is known on which piece.
public struct AppealResponse: Sendable, Equatable {
    /// The row that made it.
    public var unit: Int64
    /// Nil for someone unnamed.
    public var donor: Int64?
    /// Those who brought it about: the advisor of a fund, the people behind a platform, a spouse.
    public var credited: [Int64] = []
    /// As the gift names it; empty when it does not.
    public var keycode: String
    /// The day it was first raised on.
    public var day: CalendarDate
    /// What it raised, in base-currency minor units.
    public var raisedMinor: Int64

    public init(
        unit: Int64, donor: Int64?, credited: [Int64] = [], keycode: String, day: CalendarDate,
        raisedMinor: Int64
    ) {
        self.unit = unit
        self.donor = donor
        self.credited = credited
        self.keycode = keycode
        self.day = day
        self.raisedMinor = raisedMinor
    }
}
