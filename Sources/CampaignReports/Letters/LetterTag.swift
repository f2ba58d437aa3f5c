import CampaignKit

/// One `{{ … }}` of a letter: a value, a campaign's figure, or the beginning, middle or end of a region.
enum LetterTag {
    case field(LetterField, FigureFilter?)
    case figure(FigureReference)
    case open(LetterCondition)
    case each(LetterList)
    case otherwise
    case close(String)

    var isRegion: Bool {
        switch self {
        case .field, .figure: false
        case .open, .each, .otherwise, .close: true
        }
    }
}

/// Finds the words of regions: `#if salutation`, `else`, `/if`.
enum RegionWords {
    /// What stands between the braces, when it is about a region.
    static func words(_ token: FigureToken) -> String? {
        guard token.isClosed else { return nil }
        let inner = String(token.raw.dropFirst(2).dropLast(2)).trimmingBlanks
        guard inner.hasPrefix("#") || inner.hasPrefix("/") || inner == "else" else { return nil }
        return inner
    }

    /// The line as the parser sees it: a tag alone on its line is a block of its own, whatever is around it.
    ///
    /// Written as a heading, because nothing else ends a list or a paragraph without a blank line; the letter
    /// shows no such heading.
    static func standing(_ line: String, _ tokens: FigureTokens) -> String {
        let blanks = line.prefix { $0 == " " }
        let rest = line[blanks.endIndex...]
        guard rest.unicodeScalars.first == FigureTokens.opening, blanks.count < 64,
            let pieces = tokens.pieces(of: String(rest).trimmingBlanks), pieces.count == 1,
            case .token(let number) = pieces[0], words(tokens.tokens[number]) != nil
        else { return line }
        return blanks + "# " + rest
    }
}
