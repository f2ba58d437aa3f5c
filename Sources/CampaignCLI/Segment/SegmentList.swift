import CampaignKit
import CampaignLedger
import CampaignReports
import CampaignServices
import Terminal

/// The donors that were picked, with the sums of their year below.
struct SegmentList {
    let report: LifecycleReport
    let study: GivingStudy
    let received: YearReceipts
    let provenance: Provenance
    let limit: Int?

    private var currency: Currency { provenance.plan.organization.currency }

    func write(_ session: Session, _ ledger: Ledger?) throws {
        let shown = study.picked.prefix(limit ?? .max)
        // Only what a program reads has the ids; a screen shows them where there is no name.
        let isForPrograms = [.csv, .tsv, .json].contains(session.writer.format)
        let names = try ledger?.donorNames(Set(shown.map(\.donor)), withIDs: isForPrograms) ?? [:]
        let columns = SegmentColumns(
            year: report.year, currency: currency, rfm: study.rfm,
            anonymous: try ledger?.anonymousDonors() ?? [:])
        var list = StreamedList(session: session, schema: "campaign.segment/1", provenance: provenance)
        list.members =
            LifecycleJSON(
                report: report, study: study, received: received, currency: currency
            ).members
        try list.write(columns.fields) { body in
            for facts in shown {
                try body(SegmentColumns.Row(facts: facts, name: names[facts.donor] ?? DonorName()))
            }
        } remarks: {
            try remarks(shown.count)
        }
    }

    private func remarks(_ shown: Int) throws -> [String] {
        let words = LifecycleWords(report: report, currency: currency)
        let hidden =
            study.hidesGifts
            ? ["gifts whose donors are hidden from staff are not in these rows and sums"] : []
        let received =
            "received: \(received.text(report.year, currency)), as status counts it; "
            + "the sums below leave out gifts in kind and gifts without a donor, "
            + "and take a refund off the year of its gift"
        return [try summary(shown), received] + hidden + words.checks + words.notes(asOf: provenance.asOf)
    }

    private func summary(_ shown: Int) throws -> String {
        var sums: (last: Int64, this: Int64) = (0, 0)
        for facts in study.picked {
            sums.last = try Checked.add(sums.last, facts.lastYearMinor)
            sums.this = try Checked.add(sums.this, facts.thisYearMinor)
        }
        let all = study.picked.count
        let text =
            shown < all
            ? "\(Words.grouped(shown)) of \(Words.count(all, "donor")); all \(Words.grouped(all))"
            : Words.count(all, "donor")
        return text
            + ": \(currency.text(sums.last)) in \(report.year.lastText), \(currency.text(sums.this)) in \(report.year.text)"
    }
}

/// What there is to say of picks that name what no donor has.
enum PickHints {
    static func lines(_ unknown: [PickVocabulary.Unknown]) -> [String] {
        unknown.map { unknown in
            let near = unknown.nearest.map { "; " + DidYouMean.question(TerminalText.safe($0)) } ?? ""
            return "no donor has \(unknown.field.rawValue) \(TerminalText.safe(unknown.word))\(near)"
        }
    }
}

extension GivingStudy {
    /// Words of the pick that no one has.
    var hints: [String] { PickHints.lines(unknownWords) }
}

extension YearReceipts {
    /// `$550.00 in 2026, $200.00 in 2025`.
    func text(_ year: LifecycleYear, _ currency: Currency) -> String {
        "\(currency.text(thisYear)) in \(year.text), \(currency.text(lastYear)) in \(year.lastText)"
    }
}
