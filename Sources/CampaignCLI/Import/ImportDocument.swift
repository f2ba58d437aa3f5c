import CampaignExchange
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// An import report in every format.
struct ImportDocument {
    let report: ImportReport
    let provenance: Provenance
    /// What was understood of one typed row; nil for files.
    var recorded: RecordedGift?
    /// Whether people want no more than what happened.
    var isQuiet = false
    /// A last line for people, such as where the rejected rows went.
    var footer: String?

    var document: Document {
        Document(
            title: report.headline, data: fields.data(report.lines), people: table, json: json, screen: screen
        )
    }

    private var problems: ProblemList {
        ProblemList(
            problems: report.outcome.problems, isSingle: report.isSingle, kinds: report.outcome.problemKinds)
    }

    private var platform: PresetReport? { report.preset.map { PresetReport($0, of: report) } }

    private func money(_ minor: Int64?) -> Money? {
        minor.map { Money(minorUnits: $0, currency: report.currency) }
    }

    private var fields: FieldList<ImportReport.Line> {
        FieldList([
            Field(TableColumn("Outcome", key: "outcome")) { .text($0.key) },
            Field(.figure("Count", "count")) { .count($0.count) },
            Field(.figure("Amount", "amount")) { .money($0.minorUnits, report.currency) },
        ])
    }

    /// People get the headings too, as Markdown and HTML.
    private func table(_ look: ScreenLook) -> Table { fields.people(report.lines, caption: report.headline) }

    /// The text for people.
    func screen(_ look: ScreenLook) -> String {
        var text = look.headline(report.headline)
        let lines = report.lines
        if !lines.isEmpty { text += "\n" + summary(lines, look) }
        if let recorded, !isQuiet { text += recorded.screen(look) }
        if !report.outcome.problems.isEmpty { text += "\n" + problems.screen(look) }
        let unlisted = report.outcome.errorCount + report.outcome.warningCount - problems.shown
        if unlisted > 0 { text += "… and \(Words.grouped(unlisted)) more\n" }
        if !report.leftOutRows.isEmpty {
            text += "\n" + look.render(report.leftOutTable).text
            if report.unlistedLeftOut > 0 {
                text += "… and \(Words.grouped(report.unlistedLeftOut)) more; --json lists them\n"
            }
        }
        if let preset = platform, !preset.lines.isEmpty {
            text += "\n" + preset.lines.map { TerminalText.safe($0) + "\n" }.joined()
        }
        if let donors = report.donorLine ?? recorded?.matched.map({ "matched \($0)" }) {
            text += "\n\(donors)\n"
        }
        if !report.isSingle, report.outcome.isAccepted {
            for line in DonorReportText(report: report.outcome.donors).lines {
                text += TerminalText.safe(line) + "\n"
            }
        }
        if !report.differences.isEmpty {
            text += "\n" + report.differences.map { TerminalText.safe($0) + "\n" }.joined()
        }
        let unusual = report.unusualLines
        if !unusual.isEmpty {
            text += "\nUnlike the last files of this source:\n"
            text += unusual.map { "  \(TerminalText.safe($0))\n" }.joined()
        }
        if let footer { text += "\n\(TerminalText.safe(footer))\n" }
        return text
    }

    /// Counts to the right, amounts to the right, words to the left.
    private func summary(_ lines: [ImportReport.Line], _ look: ScreenLook) -> String {
        let counts = lines.map { Words.grouped($0.count) }
        let amounts = lines.map { money($0.minorUnits)?.text ?? "" }
        let countWidth = (counts.map(DisplayWidth.of).max() ?? 0) + 2
        let wordsWidth = lines.map { DisplayWidth.of($0.words) }.max() ?? 0
        let amountWidth = (amounts.map(DisplayWidth.of).max() ?? 0) + 2
        return lines.indices.map { index in
            let line =
                DisplayWidth.pad(counts[index], to: countWidth, alignment: .trailing) + " "
                + DisplayWidth.pad(lines[index].words, to: wordsWidth)
                + DisplayWidth.pad(amounts[index], to: amountWidth, alignment: .trailing)
            let remark = lines[index].remark
            return (remark.isEmpty ? line : line + "   " + look.style.dim(remark)) + "\n"
        }
        .joined()
    }

    private static var differences: FieldList<DonorDifference> {
        FieldList([
            Field("donor") { .id("D", $0.donor) }, Field("part") { .text("\($0.part)") },
            Field("said") { .text($0.said) }, Field("kept") { .text($0.kept) },
        ])
    }

    private var json: JSONValue {
        let outcome = report.outcome
        let members: [String: JSONValue] =
            [
                "batch": outcome.batch.map { .string("B-\($0)") } ?? .null, "dry_run": .bool(report.isDryRun),
                "accepted": .bool(outcome.isAccepted), "rows_read": .number(Int64(report.rowsRead)),
                "rows": fields.json(report.lines), "new_donors": .number(Int64(outcome.newDonors)),
                "matched_donors": .number(Int64(outcome.matchedDonors)),
                "donor_differences": .number(Int64(outcome.differenceCount)),
                "differs": Self.differences.json(outcome.differences),
                "errors": .number(Int64(outcome.errorCount)),
                "warnings": .number(Int64(outcome.warningCount)),
                "rejected_lines": .array(outcome.rejectedLines.map { .number(Int64($0)) }),
                "left_out": ImportReport.leftOutFields.json(report.leftOutRows),
                "problems": problems.json,
                "unusual": .array(report.unusualLines.map(JSONValue.string)),
                "platform": platform?.json ?? .null,
            ]
        let donors = DonorReportText(report: report.outcome.donors).json
        return provenance.document(
            "campaign.import/1", members.merging(donors) { $1 }.merging(recorded?.json ?? [:]) { $1 })
    }
}
