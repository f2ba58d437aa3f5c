import CampaignKit
import Terminal

/// Keeps numbers whole in a text that runs from right to left.
///
/// By the Unicode bidirectional algorithm the parts of `(212) 555-0100` change places in a Hebrew paragraph,
/// and the sign of `-$5` goes to its other end. Each is isolated; a list of numbers is left as it is, because
/// it is read in the direction of the text.
struct LeftToRightPass {
    let context: MarkdownContext

    func run() {
        for node in context.tree.nodes(.text) {
            guard node.ancestors.allSatisfy({ $0.kind != .image }) else { continue }
            let pieces = LeftToRight.pieces(of: node.literal)
            guard pieces.contains(where: \.isNumber) else { continue }
            let nodes = pieces.compactMap { piece in
                piece.isNumber ? number(piece.text) : context.tree.text(piece.text)
            }
            context.tree.replace(node, with: nodes)
        }
    }

    private func number(_ text: String) -> CmarkNode? {
        let node = context.tree.customInline()
        node?.setCustom(enter: LeftToRight.isolated(text))
        return node
    }
}

/// Finds the numbers that a text from right to left would turn around.
enum LeftToRight {
    struct Piece: Equatable {
        var text: String
        var isNumber: Bool
    }

    /// A number as HTML, apart from what is around it.
    static func isolated(_ number: String) -> String {
        "<bdi dir=\"ltr\">\(HTMLText.escape(number))</bdi>"
    }

    /// `ltr` or `rtl`, by the first letter as the Unicode algorithm has it; nil where there is none.
    static func direction(of text: String) -> String? {
        guard let letter = text.unicodeScalars.first(where: { $0.properties.isAlphabetic }) else {
            return nil
        }
        let fromRight: [ClosedRange<UInt32>] = [0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF]
        return fromRight.contains { $0.contains(letter.value) } ? "rtl" : "ltr"
    }

    /// The text in pieces, in order.
    static func pieces(of text: String) -> [Piece] {
        let scalars = Array(text.unicodeScalars)
        var pieces: [Piece] = []
        var (index, begun) = (0, 0)
        func plain(_ end: Int) {
            if begun < end { pieces.append(Piece(text: string(scalars[begun..<end]), isNumber: false)) }
        }
        while index < scalars.count {
            if scalars[index] == FigureTokens.opening {
                index = (scalars[index...].firstIndex(of: FigureTokens.closing) ?? scalars.count - 1) + 1
            } else if let end = end(of: scalars, from: index) {
                plain(index)
                pieces.append(Piece(text: string(scalars[index..<end]), isNumber: true))
                (index, begun) = (end, end)
            } else {
                index += 1
                // Not from the middle of a number or a word.
                while index < scalars.count, isWord(scalars[index - 1]), isWord(scalars[index]) { index += 1 }
            }
        }
        plain(scalars.count)
        return pieces
    }

    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        String(String.UnicodeScalarView(scalars))
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || isDigit(scalar)
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }

    private static let signs: Set<Unicode.Scalar> = ["-", "+", "\u{2212}"]
    private static let separators: Set<Unicode.Scalar> = ["-", ".", "/", "\u{2010}", "\u{2011}", "\u{2013}"]
    private static let currencies: Set<Unicode.Scalar> = ["$", "€", "£", "₪"]

    /// Where the number ends that begins here and would be turned around; nil when none does.
    private static func end(of text: [Unicode.Scalar], from start: Int) -> Int? {
        telephone(text, start) ?? amount(text, start)
    }

    /// `-$1,500.00`, `+5%`, `$60.00`: a sign in front, of a number or of a currency.
    ///
    /// Behind Arabic letters a currency's sign goes to the other end of its amount.
    private static func amount(_ text: [Unicode.Scalar], _ start: Int) -> Int? {
        guard start == 0 || !isWord(text[start - 1]) else { return nil }
        var index = start
        if signs.contains(text[index]) { index += 1 }
        if index < text.count, currencies.contains(text[index]) { index += 1 }
        let digits = index
        guard digits > start else { return nil }
        while index < text.count, isDigit(text[index]) || isInside(text, index) { index += 1 }
        guard index > digits, !(text[start] == "+" && index - digits > 3) else { return nil }
        if index < text.count, text[index] == "%" { index += 1 }
        return index
    }

    /// A comma or a point between two digits.
    private static func isInside(_ text: [Unicode.Scalar], _ index: Int) -> Bool {
        (text[index] == "," || text[index] == ".") && index > 0 && isDigit(text[index - 1])
            && index + 1 < text.count && isDigit(text[index + 1])
    }

    /// `(212) 555-0100`, `+972 8 640-0000`: seven to fifteen digits in groups, of which the first is in
    /// parentheses or has a plus, or some are joined by hyphens or points and others are not.
    private static func telephone(_ text: [Unicode.Scalar], _ start: Int) -> Int? {
        guard text[start] == "+" || text[start] == "(" || isDigit(text[start]) else { return nil }
        var (index, digits, groups) = (start, 0, 0)
        var (hasMark, hasBlank) = (false, false)
        var end: Int?
        while index < text.count {
            let isOpen = text[index] == "("
            if isOpen || text[index] == "+" {
                guard isOpen || index == start else { break }
                hasMark = true
                index += 1
            }
            let first = index
            while index < text.count, isDigit(text[index]) { index += 1 }
            guard index > first else { break }
            if isOpen {
                guard index < text.count, text[index] == ")" else { break }
                index += 1
            }
            (digits, groups, end) = (digits + index - first - (isOpen ? 1 : 0), groups + 1, index)
            guard index + 1 < text.count else { break }
            let isBlank = text[index] == " " || text[index] == "\u{A0}"
            if isBlank { hasBlank = true }
            if isBlank || separators.contains(text[index]) {
                index += 1
            } else if text[index] != "(", !isOpen {
                break
            }
        }
        guard let end, groups > 1 || text[start] == "+", (7...15).contains(digits), hasMark || hasBlank,
            end == text.count || !isWord(text[end])
        else { return nil }
        return hasMark || isJoined(text[start..<end]) ? end : nil
    }

    /// Whether some of its groups are joined: years in a row are not.
    private static func isJoined(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
        text.contains { separators.contains($0) }
    }
}
