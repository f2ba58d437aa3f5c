import ArgumentParser
import CampaignKit
import Terminal

/// The equation of a year: eligible = receipted + excepted + open, in all, by payment method and by deposit.
struct ReceiptFigures {
    let totals: ReceiptTotals
    let currency: Currency
    /// Whether a screen lists every deposit, and what was in none.
    var listsDeposits = false

    /// What a document of `campaign.receipts/1` says besides its rows.
    var members: [String: JSONValue] {
        Self.figures(totals.equation, currency).merging([
            "year": .number(Int64(totals.year)),
            "reasons": .object(
                Dictionary(
                    uniqueKeysWithValues: totals.equation.reasons.map {
                        ($0.key.rawValue, JSONValue.money($0.value, currency))
                    })),
            "by_method": list(totals.byMethod, "method"), "by_deposit": list(totals.byDeposit, "deposit"),
        ]) { $1 }
    }

    private static func figures(_ equation: ReceiptEquation, _ currency: Currency) -> [String: JSONValue] {
        [
            "eligible": .money(equation.eligibleMinor, currency),
            "receipted": .money(equation.receiptedMinor, currency),
            "excepted": .money(equation.exceptedMinor, currency),
            "open": .money(equation.openMinor, currency),
        ]
    }

    private func list(_ parts: [ReceiptBook.Part], _ name: String) -> JSONValue {
        .array(
            parts.map { part in
                .object(
                    Self.figures(part.equation, currency).merging([name: .optional(part.name)]) { $1 })
            })
    }

    /// How many deposits a screen lists.
    private static let shownDeposits = 12

    /// On the screen: a line for all gifts, then by method and by deposit.
    func screen(_ look: ScreenLook) -> String {
        var table = Table(
            caption: "",
            columns: [
                TableColumn("Gifts of \(totals.year)", key: "part", shrinks: true),
                .figure("Eligible", "eligible"),
                .figure("Receipted", "receipted", isSecondary: true),
                .figure("Excepted", "excepted", isSecondary: true), .figure("Open", "open"),
            ])
        table.append(row("in all", totals.equation))
        for part in totals.byMethod { table.append(row("by \(part.name ?? "no method")", part.equation)) }
        // Most offices have more deposits than a screen has lines: those that are not done are shown.
        let open = totals.byDeposit.filter { $0.name != nil && $0.equation.openMinor != 0 }
        let deposits = listsDeposits ? totals.byDeposit : Array(open.prefix(Self.shownDeposits))
        for part in deposits {
            table.append(row(part.name.map { "deposit \($0)" } ?? "in no deposit", part.equation))
        }
        var text = look.render(table).text
        let reasons = ReceiptException.allCases.compactMap { reason in
            totals.equation.reasons[reason].map { "\(reason.words) \(currency.text($0))" }
        }
        if !reasons.isEmpty { text += look.sentence("excepted: \(reasons.joined(separator: "; "))") }
        guard !listsDeposits else { return text }
        let done = totals.byDeposit.count { $0.name != nil && $0.equation.openMinor == 0 }
        let more = open.count - deposits.count
        if more > 0 { text += "and \(Words.count(more, "more open deposit")): --deposits lists all\n" }
        if done > 0 { text += "\(Words.count(done, "deposit")) with nothing open\n" }
        return text
    }

    private func row(_ name: String, _ equation: ReceiptEquation) -> TableRow {
        TableRow([
            Cell(name), .money(equation.eligibleMinor, currency), .money(equation.receiptedMinor, currency),
            .money(equation.exceptedMinor, currency), .money(equation.openMinor, currency),
        ])
    }
}

/// What the commands take that print how the payments of a year add up.
struct ReceiptFiguresOptions: ParsableArguments {
    @Flag(help: "List every deposit, not only those with something open.") var deposits = false

    func figures(_ totals: ReceiptTotals, _ currency: Currency) -> ReceiptFigures {
        ReceiptFigures(totals: totals, currency: currency, listsDeposits: deposits)
    }
}

extension ScreenLook {
    /// A sentence on a line of its own, or on as many as it takes.
    func sentence(_ line: String) -> String { NoteLayout(width: prose).line(line) }
}
