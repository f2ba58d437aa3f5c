public import ArgumentParser
import CampaignExchange
public import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// An amount on the command line, in the base currency.
enum AmountArgument {
    static func minorUnits(_ text: String, _ currency: Currency) throws(CommandError) -> Int64 {
        do throws(AmountParser.Failure) {
            return try AmountParser.minorUnits(text, currency: currency)
        } catch {
            throw .usage("bad-value", "'\(TerminalText.safe(text))': \(error.message)", hint: error.hint)
        }
    }
}

/// A percentage on the command line: `80`, `80%`, `57.5`.
struct PercentArgument: ExpressibleByArgument, Equatable {
    let percent: Percent

    init?(argument: String) {
        guard let percent = Percent(argument) else { return nil }
        self.percent = percent
    }
}

/// An amount on the command line in the currency of the row that it acts on: `500 ILS`, `-20,000 ILS`.
struct OriginalArgument {
    /// Signed minor units of that currency.
    let original: Money
    /// Its share of the row's value, signed base-currency minor units.
    let minorUnits: Int64
    private let base: Currency

    /// Nil when the text names no currency, or another than the row's.
    init?(_ text: String, of target: EntryDetail, base: Currency) {
        guard let whole = target.original, whole.minorUnits > 0, whole.currency != base,
            text.uppercased().contains(whole.currency.code)
        else { return nil }
        let (code, currency) = (whole.currency.code, whole.currency)
        let isCut = text.hasPrefix("-") || text.hasPrefix("−")
        let digits = text.uppercased().replacing(code, with: "").filter { !"+-− ".contains($0) }
        guard let minor = try? AmountParser.minorUnits(digits, currency: currency), minor > 0,
            let share = try? Checked.scale(minor, by: target.amountMinor, over: whole.minorUnits)
        else { return nil }
        self.base = base
        original = Money(minorUnits: isCut ? -minor : minor, currency: currency)
        minorUnits = isCut ? -share : share
    }

    /// The row's cells: it is worth its share, so that no exchange difference comes of it.
    var cells: TypedEntry<Session>.Cells {
        [
            ("amount", original.plainText), ("currency", original.currency.code),
            ("base_amount", Money(minorUnits: minorUnits, currency: base).plainText),
        ]
    }
}

/// What is typed and kept is searched like the cells of a file: card numbers enter nowhere (`rules.md` §5).
enum StoredText {
    /// Throws when the value of an option holds a card or social security number, which is not repeated.
    static func check(_ text: String?, _ option: String) throws(CommandError) {
        guard let text, let found = CardNumberScanner.findings(in: text).first else { return }
        throw .usage(
            found.kind == .socialSecurityNumber ? "social-security-number" : "card-number",
            "\(option) contains a \(found.kind.rawValue): \(found.masked)",
            hint: "such numbers must never be stored: leave it out")
    }

    /// On one line, without characters that turn the direction of text or control a terminal.
    static func line(_ text: String) -> String {
        let kept = text.unicodeScalars.map { scalar in
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: Unicode.Scalar(UInt8(ascii: " "))
            default: scalar
            }
        }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: kept.filter { $0.properties.generalCategory != .format })
        return String(view).split(separator: " ").joined(separator: " ")
    }
}

extension DonorUnit: ExpressibleByArgument {}

extension DonorListQuery.Order: ExpressibleByArgument {}

/// A year as it is typed, the one that a day is in where none is.
enum YearArgument {
    static func year(
        _ year: Int?, on day: CalendarDate, _ start: MonthDay
    ) throws(CommandError) -> LifecycleYear {
        let present = LifecycleYear(containing: day, startingOn: start)
        guard let year else { return present }
        guard !(0...99).contains(year) else {
            throw .usage(
                "bad-value", "--year \(year) is not a year",
                hint: "write the year with four digits, such as \(present.year)")
        }
        guard (1901...present.year).contains(year) else {
            throw .usage(
                "bad-value", "--year \(year) \(year > present.year ? "has not begun" : "is too long ago")",
                hint: "\(day.longText) is in \(present.text)")
        }
        return LifecycleYear(year, startingOn: start)
    }
}
