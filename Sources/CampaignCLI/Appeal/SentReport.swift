import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// What recording an appeal's pieces amounted to, in every format.
struct SentReport {
    let appeal: Appeal
    let campaign: String
    let day: CalendarDate
    /// The pieces that were to be recorded.
    let pieces: [Solicitation]
    let outcome: SolicitationOutcome
    /// Who was on the list that went out and should not have been.
    let doubtful: [(donor: Int64, reason: SuppressionReason)]
    /// Whether a cost was given.
    let hasCost: Bool
    let isDryRun: Bool
    let provenance: Provenance

    private var currency: Currency { provenance.plan.organization.currency }

    var document: Document {
        Document(
            title: headline, data: Self.fields.data(groups), people: Self.fields.people(groups), json: json,
            screen: screen)
    }

    private var headline: String {
        let count = Words.count(outcome.recorded, "piece")
        let cost = hasCost ? ", \(Money(minorUnits: outcome.costMinor, currency: currency).text)" : ""
        let what = "\(count) of \(appeal.id), sent on \(day.longText)\(cost)"
        if outcome.batch == nil, pieces.isEmpty {
            return "Nothing to record: \(appeal.id) has no recipients"
        }
        if outcome.batch == nil, outcome.recorded == 0 {
            return "Nothing to record: all of \(appeal.id) was recorded before, and keeps its day and cost"
        }
        return ActHeadline.text(
            done: "Recorded \(what)", undone: "Would record \(what)", batch: outcome.batch)
    }

    private typealias Group = (segment: String, keycode: String, count: Int)

    /// New pieces by keycode, in the order of the appeal's segments.
    private var groups: [Group] {
        let already = Set(outcome.already)
        var counts: [String: (segment: String, count: Int)] = [:]
        for piece in pieces where !already.contains(piece.donor) {
            counts[piece.place.keycode, default: (piece.segment, 0)].count += 1
        }
        let order = appeal.segments.map(\.id)
        return counts.map { ($0.value.segment, $0.key, $0.value.count) }.sorted { left, right in
            let (first, second) = (
                order.firstIndex(of: left.0) ?? order.count, order.firstIndex(of: right.0) ?? order.count
            )
            return (first, left.1) < (second, right.1)
        }
    }

    private static var fields: FieldList<Group> {
        FieldList([
            Field(TableColumn("Segment", key: "segment")) { .text($0.segment) },
            Field(TableColumn("Keycode", key: "keycode")) { .text($0.keycode) },
            Field(.figure("Pieces", "pieces")) { .count($0.count) },
        ])
    }

    private func screen(_ look: ScreenLook) -> String {
        var text = look.headline(headline)
        if outcome.recorded > 0 { text += "\n" + look.render(Self.fields.people(groups)).text }
        if outcome.batch != nil { text += "\nNext: campaign appeal show \(appeal.id)\n" }
        return text
    }

    /// What there is to say besides the answer.
    var remarks: [String] {
        var remarks: [String] = []
        if !outcome.already.isEmpty {
            remarks.append("already recorded and left unchanged: " + Self.few(outcome.already))
        }
        let reasons = Dictionary(grouping: doubtful, by: \.reason).sorted { $0.key < $1.key }
        if !reasons.isEmpty {
            let groups = reasons.map { "\($0.key.words) \(Self.few($0.value.map(\.donor)))" }
            remarks.append(
                "warning: now suppressed, but recorded because their piece went out: "
                    + groups.joined(separator: "; "))
        }
        return remarks
    }

    /// How many, and the first of them.
    private static func few(_ donors: [Int64]) -> String {
        let shown = donors.prefix(5).map { "D-\($0)" }.joined(separator: ", ")
        return "\(Words.grouped(donors.count)) (\(shown)\(donors.count > 5 ? ", …" : ""))"
    }

    private var json: JSONValue {
        provenance.document(
            "campaign.sent/1",
            [
                "appeal": .string(appeal.id), "campaign": .string(campaign), "sent_on": .date(day),
                "batch": .optional(outcome.batch.map { "B-\($0)" }), "dry_run": .bool(isDryRun),
                "recorded": .number(Int64(outcome.recorded)),
                "cost": .money(hasCost ? outcome.costMinor : nil, currency),
                "doubtful": .array(
                    doubtful.map { doubt in
                        .object([
                            "donor": .string("D-\(doubt.donor)"), "reason": .string(doubt.reason.rawValue),
                        ])
                    }),
                "already": .array(outcome.already.map { .string("D-\($0)") }),
                "rows": Self.fields.json(groups),
            ])
    }
}
