import CampaignExchange
import CampaignKit
import CampaignLedger
import Terminal

/// What an import says of a platform's file besides its rows: control totals, and money that the plan has no
/// campaign for.
struct PresetReport {
    let summary: PresetSummary
    /// Refunds without a day in the file that were posted, or would be.
    let refundsOfToday: Int

    init(_ summary: PresetSummary, of report: ImportReport) {
        self.summary = summary
        // What was here already, or is not posted, has no day of this import.
        refundsOfToday =
            report.isRefused ? 0 : min(summary.refundsOfToday, report.outcome.refundsOfToday)
    }

    private static let listed = 10

    /// For people, a line each.
    var lines: [String] {
        totals + fees + unassigned + refunds
    }

    private var totals: [String] {
        summary.totals.map { total in
            let sums = [("gross", total.gross), ("fees", total.fee), ("net", total.net)]
                .map { "\($0) \(Money(minorUnits: $1, currency: total.currency).text)" }
            return "File's totals in \(total.currency): \(Words.count(total.rows, "row")), "
                + sums.joined(separator: ", ") + (total.isTied ? "; they agree with its rows" : "")
        }
    }

    private var unassigned: [String] {
        guard !summary.unassigned.isEmpty else { return [] }
        let rows = summary.unassigned.sorted { ($1.minorUnits, $0.name) < ($0.minorUnits, $1.name) }
        var lines = ["Not in your plan, so these gifts are unassigned:"]
        lines += rows.prefix(Self.listed).map { place in
            let money = Money(minorUnits: place.minorUnits, currency: place.currency)
            return "  \(place.name): \(Words.count(place.rows, "row")), \(money.text)"
        }
        if rows.count > Self.listed { lines.append("  \(Self.listed) of \(Words.grouped(rows.count))") }
        return lines
    }

    private var fees: [String] {
        guard summary.feesNotKept > 0 else { return [] }
        let verb = summary.feesNotKept == 1 ? "is" : "are"
        return [
            "\(Words.count(summary.feesNotKept, "fee")) \(verb) in another currency than the gift: "
                + "not posted, and not in these totals"
        ]
    }

    private var refunds: [String] {
        guard refundsOfToday > 0 else { return [] }
        let verb = refundsOfToday == 1 ? "has" : "have"
        return [
            "\(Words.count(refundsOfToday, "refund")) \(verb) no day in the file: "
                + "dated today, the day of the import"
        ]
    }

    var json: JSONValue {
        .object([
            "name": .string(summary.preset), "platform": .string(summary.platform),
            "evidence": .string(summary.evidence.rawValue),
            "refunds_dated_today": .number(Int64(refundsOfToday)),
            "fees_not_posted": .number(Int64(summary.feesNotKept)),
            "columns_not_read": .array(summary.unread.map { .string($0) }),
            "totals": .array(
                summary.totals.map { total in
                    .object([
                        "currency": .string(total.currency.code), "rows": .number(Int64(total.rows)),
                        "gross": .money(total.gross, total.currency),
                        "fee": .money(total.fee, total.currency), "net": .money(total.net, total.currency),
                        "tied": .bool(total.isTied),
                    ])
                }),
            "unassigned": .array(
                summary.unassigned.map { place in
                    .object([
                        "name": .string(place.name), "rows": .number(Int64(place.rows)),
                        "amount": .money(place.minorUnits, place.currency),
                        "currency": .string(place.currency.code),
                    ])
                }),
        ])
    }
}
