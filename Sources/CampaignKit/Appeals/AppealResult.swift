/// What came back on an appeal, by segment and by keycode.
///
/// A gift belongs to the keycode that it names; one that names none, to the piece that its donor or their
/// household was sent. What fits no piece stands on a line of its own, never left out.
public struct AppealResult: Sendable, Equatable {
    /// One segment, or one keycode of it.
    public struct Line: Sendable, Equatable {
        /// Empty for what fits no piece.
        public var segment: String
        /// Empty on lines of a whole segment.
        public var keycode: String
        public var yield: AppealYield

        public init(segment: String = "", keycode: String = "", yield: AppealYield) {
            self.segment = segment
            self.keycode = keycode
            self.yield = yield
        }
    }

    public let total: AppealYield
    /// In the order of the appeal's segments; then segments that it no longer has, and what fits no piece.
    public let segments: [Line]
    public let keycodes: [Line]

    /// - Parameters:
    ///   - household: the lowest number of a donor's household.
    public init(
        _ appeal: Appeal, pieces: [Solicitation], returns: [AppealReturn], household: [Int64: Int64] = [:]
    ) throws(MoneyError) {
        var sums = Sums(appeal, household)
        for piece in pieces { try sums.add(piece) }
        for gift in returns { try sums.add(gift) }
        var total = sums.total.yield
        total.answering = sums.answering.count
        // A plan's cost is known before anything is recorded.
        if total.costMinor == nil { total.costMinor = appeal.cost?.minorUnits }
        self.total = total
        segments = sums.lines { Key(segment: $0.segment, keycode: "") }
        keycodes = sums.lines { Key(segment: sums.segment(of: $0.keycode), keycode: $0.keycode) }
    }

    /// Sums that count every household and every gift once.
    private struct Sum {
        var pieces = 0
        var cost: Int64?
        var gross: Int64 = 0
        var responders: Set<Int64> = []
        var gifts: Set<Int64> = []

        var yield: AppealYield {
            var yield = AppealYield()
            yield.pieces = pieces
            yield.responders = responders.count
            yield.answering = pieces > 0 ? responders.count : 0
            yield.gifts = gifts.count
            yield.grossMinor = gross
            yield.costMinor = cost
            return yield
        }

        /// Two sums of the same appeal.
        mutating func merge(_ other: Sum) {
            pieces += other.pieces
            cost = cost.map { $0 &+ (other.cost ?? 0) } ?? other.cost
            gross &+= other.gross
            responders.formUnion(other.responders)
            gifts.formUnion(other.gifts)
        }
    }

    private struct Key: Hashable {
        var segment: String
        var keycode: String
    }

    private struct Sums {
        private let order: [String]
        private let codes: [String: SegmentCell]
        private let household: [Int64: Int64]
        private(set) var total = Sum()
        private var sums: [Key: Sum] = [:]
        private var pieceOf: [Int64: Key] = [:]
        private var segmentOf: [String: String] = [:]

        init(_ appeal: Appeal, _ household: [Int64: Int64]) {
            order = appeal.segments.map(\.id)
            codes = Keycode.all(of: appeal)
            self.household = household
        }

        mutating func add(_ piece: Solicitation) throws(MoneyError) {
            let key = Key(segment: piece.segment, keycode: piece.place.keycode)
            pieceOf[unit(piece.donor)] = key
            segmentOf[piece.place.keycode] = piece.segment
            total.pieces += 1
            sums[key, default: Sum()].pieces += 1
            guard let cost = piece.costMinor else { return }
            total.cost = try Checked.add(total.cost ?? 0, cost)
            let before = sums[key]?.cost ?? 0
            sums[key]?.cost = try Checked.add(before, cost)
        }

        mutating func add(_ gift: AppealReturn) throws(MoneyError) {
            let unit = gift.donor.map(self.unit)
            let key = key(of: gift, unit)
            total.gross = try Checked.add(total.gross, gift.raisedMinor)
            total.gifts.insert(gift.unit)
            sums[key, default: Sum()].gross &+= gift.raisedMinor
            sums[key]?.gifts.insert(gift.unit)
            guard let unit else { return }
            total.responders.insert(unit)
            sums[key]?.responders.insert(unit)
        }

        private func unit(_ donor: Int64) -> Int64 { household[donor] ?? donor }

        /// The piece that a gift came back on.
        private func key(of gift: AppealReturn, _ unit: Int64?) -> Key {
            let named = gift.keycode.isEmpty ? "" : segment(of: gift.keycode)
            if !named.isEmpty { return Key(segment: named, keycode: gift.keycode) }
            let sent = unit.flatMap { pieceOf[$0] }
            // Somebody else's code says more than that theirs is unknown.
            if gift.keycode.isEmpty, let sent { return sent }
            return Key(segment: sent?.segment ?? "", keycode: gift.keycode)
        }

        /// Those who gave on a piece of a segment that was sent.
        var answering: Set<Int64> {
            let sent = Set(sums.filter { $0.value.pieces > 0 }.map(\.key.segment))
            return sums.filter { sent.contains($0.key.segment) }
                .reduce(into: Set()) { $0.formUnion($1.value.responders) }
        }

        /// The segment that a code is of; none for a code of somebody's own.
        func segment(of keycode: String) -> String {
            segmentOf[keycode] ?? codes[keycode]?.segment ?? ""
        }

        /// The sums by what `name` makes of their keys.
        func lines(_ name: (Key) -> Key) -> [Line] {
            var merged: [Key: Sum] = [:]
            for (key, sum) in sums { merged[name(key), default: Sum()].merge(sum) }
            return merged.map { Line(segment: $0.segment, keycode: $0.keycode, yield: $1.yield) }
                .sorted { left, right in
                    (position(left.segment), left.segment, left.keycode)
                        < (position(right.segment), right.segment, right.keycode)
                }
        }

        private func position(_ segment: String) -> Int {
            segment.isEmpty ? order.count + 1 : order.firstIndex(of: segment) ?? order.count
        }
    }
}
