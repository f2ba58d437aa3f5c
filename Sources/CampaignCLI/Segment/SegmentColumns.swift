import CampaignKit
import CampaignLedger
import Terminal

/// The fields of a list of picked donors.
struct SegmentColumns {
    /// A donor, or a household, and its name.
    struct Row {
        let facts: DonorFacts
        let name: DonorName

        /// A household is called after its first member.
        var shown: String {
            facts.members.count == 1 ? name.shown : "\(name.shown) +\(facts.members.count - 1)"
        }
    }

    let year: LifecycleYear
    let currency: Currency
    /// Nil when scores were not asked for.
    let rfm: RFM?
    /// Whose gifts are anonymous to some, by number.
    let anonymous: [Int64: Anonymity]

    var fields: FieldList<Row> { FieldList(who + giving) }

    private func anonymity(_ row: Row) -> Anonymity {
        row.facts.members.compactMap { anonymous[$0] }.max { $0.rawValue < $1.rawValue } ?? .none
    }

    private func money(_ minor: Int64?) -> FieldValue { .money(minor, currency) }

    private var who: [Field<Row>] {
        [
            Field(TableColumn("Donor", key: "donor")) { .id("D", $0.facts.donor) },
            Field("donor_external_id") { .text($0.name.externalIDs.first) },
            Field("donor_external_ids") { .list($0.name.externalIDs) },
            Field("members") { .list($0.facts.members.map { "D-\($0)" }) },
            Field(TableColumn("Name", key: "name", shrinks: true), people: { Cell($0.shown) }) {
                .text($0.name.displayName)
            },
            .shown(GiftWords.markColumn) { GiftWords.mark(anonymity($0)) },
            Field("kind") { .text($0.facts.kind?.name) },
            Field("state") { .text($0.facts.state) },
            Field("country") { .text($0.facts.country) },
            Field("language") { .text($0.facts.language) },
            Field(TableColumn("Status", key: "status")) { .text($0.facts.status?.rawValue) },
        ]
    }

    private var giving: [Field<Row>] {
        [
            Field(.figure(year.lastText, "last_year")) { money($0.facts.lastYearMinor) },
            Field(.figure(year.text, "this_year")) { money($0.facts.thisYearMinor) },
            Field(.figure("Largest", "largest", isSecondary: true)) { money($0.facts.largestMinor) },
            Field("last_amount") { money($0.facts.last?.minorUnits) },
            Field(TableColumn("Last gift", key: "last_gift", isSecondary: true)) {
                .date($0.facts.last?.day)
            },
            Field("first_gift") { .date($0.facts.first?.day) },
            Field(.figure("Gifts", "gifts", isSecondary: true)) { .count($0.facts.gifts) },
            Field("years") { .count($0.facts.years) },
            Field("total") { money($0.facts.totalMinor) },
            score,
            Field("anonymous") { .anonymity(anonymity($0)) },
        ]
    }

    private var score: Field<Row> {
        guard let rfm else { return Field("rfm") { _ in .none } }
        return Field(TableColumn("RFM", key: "rfm")) { .text(rfm.score($0.facts)?.text) }
    }
}
