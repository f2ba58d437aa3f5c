import CampaignKit
import Terminal

/// How a figure is written.
enum FigureFilter: String, CaseIterable, Sendable {
    /// `$4.19M`, `$310K`; exact below 10,000.
    case short
    /// Without cents, without tenths.
    case whole
    /// With what is counted: `1 donor`, `377 donors`.
    case noun
    /// `2026-11-20`.
    case iso
    /// As in a sentence: `$4.19 million`, `nine`, `57 percent`.
    case words
    /// `November 20, 2026`.
    case date
    /// `November 2026`.
    case month
    /// `57.4%`.
    case percent

    /// What it is for.
    func fits(_ kind: FigureValue.Kind) -> Bool {
        switch self {
        case .short: kind == .money
        case .whole: kind == .money || kind == .percent
        case .noun: kind == .count
        case .words: kind == .money || kind == .count || kind == .percent
        case .iso, .date, .month: kind == .date
        case .percent: kind == .percent
        }
    }

    /// The filters of a kind of figure.
    static func all(for kind: FigureValue.Kind) -> [String] {
        allCases.filter { $0.fits(kind) }.map(\.rawValue)
    }
}

extension FigureValue {
    /// The value for people; an amount that is shortened is cut or raised, whichever does not flatter.
    func text(
        _ filter: FigureFilter?, currency: Currency, shortened way: Money.Shortening = .down,
        in language: LetterLanguage = .en
    ) -> String {
        switch self {
        case .money(let minor):
            let money = Money(minorUnits: minor, currency: currency)
            return switch filter {
            case .short: money.abbreviated(way)
            case .whole: money.rounded(way).shortText
            case .words: FigureWords(language).money(money, way)
            default: money.shortText
            }
        case .count(let count):
            return filter == .words ? FigureWords(language).count(count) : Words.grouped(count)
        case .percent(let percent):
            return switch filter {
            case .whole: percent.shortText
            case .words: FigureWords(language).percent(percent)
            default: percent.text
            }
        case .date(let date):
            return switch filter {
            case .iso: date.description
            case .date: language.text(date)
            case .month: language.monthText(date)
            default: date.longText
            }
        case .words(let words): return words
        case .standing(let standing): return standing == .on ? "on pace" : standing.rawValue
        }
    }
}

extension Figure {
    /// The same in the language of a page.
    func text(_ value: FigureValue, _ filter: FigureFilter?, _ texts: FigureTexts) -> String {
        switch value {
        case .count(let count) where filter == .noun: texts.speech.count(count, noun)
        case .date(let day) where filter == nil: texts.day(day)
        case .standing(let standing): texts.speech.word(standing == .on ? "on pace" : standing.rawValue)
        default: text(value, filter, currency: texts.currency, in: texts.speech.language)
        }
    }

    /// The text of a value of this figure; an amount that is shortened never flatters (`rules.md §1.5`).
    func text(
        _ value: FigureValue, _ filter: FigureFilter?, currency: Currency, in language: LetterLanguage = .en
    ) -> String {
        if filter == .noun, case .count(let count) = value { return Words.count(count, noun) }
        return value.text(filter, currency: currency, shortened: shortened, in: language)
    }
}
