/// The code on a reply slip that says which piece came back: `YEL26-LYB-K7A`.
///
/// The initials of the appeal's id and its year, three letters of the segment, two characters that tell apart
/// what would look alike, and the letter of the test cell where there is one. The two are of an alphabet
/// without 0 O 1 I L 2 Z 5 S 8 B U V, which people mistake for one another; elsewhere letters and digits have
/// their own places. A code depends on nothing but the ids, so it never changes. A segment's `keycode:` takes
/// the place of all but the letter of the cell.
public enum Keycode {
    private static let alphabet = Array("34679ACDEFGHJKMNPQRTWXY")

    /// The codes of an appeal's segments and cells.
    ///
    /// Unique among them: where two would be the same, the later of the list takes other characters.
    public static func all(of appeal: Appeal) -> [String: SegmentCell] {
        var codes: [String: SegmentCell] = [:]
        for segment in appeal.segments {
            var attempt: Int64 = 0
            while codes.keys.contains(stem(appeal.id, segment.id, attempt)) { attempt += 1 }
            let stem = segment.keycode ?? stem(appeal.id, segment.id, attempt)
            codes[stem] = SegmentCell(segment: segment.id, cell: nil)
            for cell in segment.split {
                codes[stem + cell.uppercased()] = SegmentCell(segment: segment.id, cell: cell)
            }
        }
        return codes
    }

    /// Whether a text can be a code: capital letters, digits and hyphens, at most 20.
    public static func isValid(_ text: String) -> Bool {
        (1...20).contains(text.utf8.count)
            && text.utf8.allSatisfy {
                (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-")
            }
    }

    private static func stem(_ appeal: String, _ segment: String, _ attempt: Int64) -> String {
        var hash = StableHash()
        hash.add(appeal)
        hash.add(segment)
        hash.add(attempt)
        let mark = hash.value(below: alphabet.count * alphabet.count)
        let tail = String([alphabet[mark / alphabet.count], alphabet[mark % alphabet.count]])
        return [initials(of: appeal), letters(of: segment), tail].filter { !$0.isEmpty }.joined(
            separator: "-")
    }

    /// `YEL26` of `year-end-letter-2026`.
    private static func initials(of id: String) -> String {
        let words = id.split(separator: "-")
        let first = words.compactMap(\.first).filter(\.isLetter).prefix(4)
        let year = words.last { $0.count == 4 && $0.allSatisfy(\.isNumber) }
        return String(first).uppercased() + (year.map { String($0.suffix(2)) } ?? "")
    }

    /// `LYB` of `lybunt`.
    private static func letters(of id: String) -> String {
        String(id.filter(\.isLetter).prefix(3)).uppercased()
    }
}

/// Which appeals a keycode is of: those whose segments have it, and those that were sent under it.
public struct KeycodeIndex: Sendable {
    private let appeals: [String: [String]]

    /// `sent` is the codes that each appeal was sent under, whatever the plan says of it now; those of
    /// appeals that the plan does not have any more are left out.
    public init(_ plan: Plan, sent: [String: Set<String>] = [:]) {
        var appeals: [String: [String]] = [:]
        for appeal in plan.campaigns.flatMap(\.appeals).sorted(by: { $0.id < $1.id }) {
            for code in sent[appeal.id, default: []].union(Keycode.all(of: appeal).keys) {
                appeals[code, default: []].append(appeal.id)
            }
        }
        self.appeals = appeals
    }

    /// In the order of their ids; a code may be typed in small letters.
    public func appeals(of keycode: String) -> [String] {
        appeals[keycode] ?? appeals[keycode.uppercased()] ?? []
    }
}

/// A segment, and the cell of its test when it is split.
public struct SegmentCell: Sendable, Hashable {
    public let segment: String
    /// One letter; nil where nothing is tested.
    public let cell: String?

    public init(segment: String, cell: String?) {
        self.segment = segment
        self.cell = cell
    }

    /// The cell that a donor is in: decided by the appeal's id and the donor's number alone, so that neither
    /// a second run nor a later donor moves anyone.
    public static func cell(of donor: Int64, in segment: Segment, appeal: String) -> String? {
        guard !segment.split.isEmpty else { return nil }
        var hash = StableHash()
        hash.add(appeal)
        hash.add(donor)
        return segment.split[hash.value(below: segment.split.count)]
    }
}
