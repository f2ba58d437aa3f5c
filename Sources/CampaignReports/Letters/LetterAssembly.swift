import CampaignKit

/// Puts a letter's HTML and its tags together into pieces: regions within regions, lists as lists.
struct LetterAssembly {
    let tags: [Int: LetterTag]
    let tokens: FigureTokens

    /// The letter of which this is the HTML; its regions were checked before.
    func pieces(of html: String) -> [LetterPiece] {
        var items = LetterItems(html: html, tokens: tokens)
        return pieces(&items).joinedHTML.withRows
    }

    /// Everything up to the end of the region that was begun before.
    private func pieces(_ items: inout LetterItems) -> [LetterPiece] {
        var pieces: [LetterPiece] = []
        while let item = items.next() {
            switch item {
            case .html(let bytes): pieces.append(.html(bytes))
            case .token(let number):
                switch tags[number] {
                case .field(let field, let filter): pieces.append(.field(field, filter))
                case .figure(let reference):
                    pieces.append(.figure(reference, tokens.tokens[number]))
                case .open(let condition):
                    let then = self.pieces(&items)
                    let otherwise = items.endedWithElse ? self.pieces(&items) : []
                    pieces.append(.choice(condition, then: then.joinedHTML, otherwise: otherwise.joinedHTML))
                case .each(let list): pieces += each(list, self.pieces(&items).joinedHTML)
                case .otherwise:
                    items.endedWithElse = true
                    return pieces
                case .close, nil:
                    items.endedWithElse = false
                    return pieces
                }
            }
        }
        return pieces
    }

    /// What is repeated; of a region that holds one list, its items: one list, not many of one item.
    private func each(_ list: LetterList, _ body: [LetterPiece]) -> [LetterPiece] {
        for tag in ["ul", "ol"] {
            let (opening, closing) = (Array("<\(tag)>\n".utf8), Array("</\(tag)>\n".utf8))
            guard body.flatMap(\.html).ranges(of: opening).count == 1,
                let items = Self.without(opening, closing, body)
            else { continue }
            return [
                .choice(
                    .list(list), then: [.html(opening), .each(list, items), .html(closing)], otherwise: [])
            ]
        }
        return [.each(list, body)]
    }

    /// Pieces without the tags of the list that they are, nil when they are more than one list.
    private static func without(
        _ opening: [UInt8], _ closing: [UInt8], _ pieces: [LetterPiece]
    ) -> [LetterPiece]? {
        let isBreak: (UInt8) -> Bool = { $0 == 0x0A }
        var pieces = pieces
        guard case .html(let first)? = pieces.first else { return nil }
        let begun = Array(first.drop(while: isBreak))
        guard begun.starts(with: opening) else { return nil }
        pieces[0] = .html(Array(begun.dropFirst(opening.count)))
        guard case .html(let last)? = pieces.last else { return nil }
        let breaks = last.reversed().prefix(while: isBreak).count
        let ended = last.dropLast(max(0, breaks - 1))
        guard ended.suffix(closing.count).elementsEqual(closing) else { return nil }
        pieces[pieces.count - 1] = .html(Array(ended.dropLast(closing.count)))
        return pieces
    }
}

/// The HTML of a letter, cut at its tags.
private struct LetterItems {
    enum Item {
        case html([UInt8])
        case token(Int)
    }

    private var items: [Item]
    private var index = 0
    /// Whether the region that was read last has another half.
    var endedWithElse = false

    init(html: String, tokens: FigureTokens) {
        items = (tokens.pieces(of: html) ?? [.text(html)]).map { piece in
            switch piece {
            case .text(let text): .html(Array(text.utf8))
            case .token(let number): .token(number)
            }
        }
    }

    mutating func next() -> Item? {
        guard index < items.count else { return nil }
        index += 1
        return items[index - 1]
    }
}

extension LetterPiece {
    /// Its finished HTML, with that of everything inside.
    fileprivate var html: [UInt8] {
        switch self {
        case .html(let bytes): bytes
        case .field, .figure: []
        case .choice(_, let then, let otherwise): (then + otherwise).flatMap(\.html)
        case .each(_, let body): body.flatMap(\.html)
        }
    }
}
