import CampaignKit

/// A sentence of a block, written in English where it is used, with places for its values.
///
/// The English words with their places, such as `%1 of %2 is raised`, are what other languages find it by
/// (`PhraseBook`). So a block writes each sentence once, and no translation can lose a figure.
struct Phrase: ExpressibleByStringInterpolation, Sendable, Equatable {
    indirect enum Value: Sendable, Equatable {
        /// A name, an amount, or a figure that keeps its own mark.
        case text(ReportText)
        case day(CalendarDate)
        /// So many of something, by its English noun; the plural where it does not end in `s`.
        case count(Int64, String, plural: String?)
        case phrase(Phrase)
    }

    /// The English with its places: `%1 of %2 is raised`.
    let key: String
    let values: [Value]

    init(stringLiteral value: String) { (key, values) = (value, []) }

    init(stringInterpolation: StringInterpolation) {
        (key, values) = (stringInterpolation.key, stringInterpolation.values)
    }

    /// A word that is not known before: of a table, or of the domain.
    init(word: String) { (key, values) = (word, []) }

    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var key = ""
        fileprivate var values: [Value] = []

        init(literalCapacity: Int, interpolationCount: Int) { key.reserveCapacity(literalCapacity) }

        mutating func appendLiteral(_ literal: String) { key += literal }

        mutating func appendInterpolation(_ text: String) { append(.text(ReportText(text))) }

        mutating func appendInterpolation(_ figure: ReportText) { append(.text(figure)) }

        mutating func appendInterpolation(_ day: CalendarDate) { append(.day(day)) }

        mutating func appendInterpolation(_ phrase: Phrase) { append(.phrase(phrase)) }

        mutating func appendInterpolation(_ number: some BinaryInteger) {
            append(.text(ReportText(Words.grouped(number))))
        }

        mutating func appendInterpolation(
            _ number: some BinaryInteger, _ noun: String, plural: String? = nil
        ) {
            append(.count(Int64(clamping: number), noun, plural: plural))
        }

        private mutating func append(_ value: Value) {
            values.append(value)
            key += "%\(values.count)"
        }
    }
}

extension Phrase {
    /// A form cut at its places: words, and the numbers of values.
    enum Piece: Equatable {
        case words(String)
        /// From 0.
        case place(Int)
    }

    /// `of the %1, 57% is` has one place: only a digit from 1 to 9 behind the sign makes one.
    static func pieces(of form: String) -> [Piece] {
        var pieces: [Piece] = []
        var words = ""
        var rest = form[...]
        while let character = rest.popFirst() {
            guard character == "%", let digit = rest.first?.wholeNumberValue, digit > 0 else {
                words.append(character)
                continue
            }
            rest.removeFirst()
            if !words.isEmpty { pieces.append(.words(words)) }
            pieces.append(.place(digit - 1))
            words = ""
        }
        return words.isEmpty ? pieces : pieces + [.words(words)]
    }
}
