import CampaignKit
import Terminal

extension SuppressedDonor {
    /// The fields of those who are in a segment and get nothing.
    static var fields: FieldList<SuppressedDonor> {
        FieldList([
            Field(TableColumn("Donor", key: "donor")) { .id("D", $0.donor) },
            Field("donor_external_id") { .text($0.externalID) },
            Field(TableColumn("Name", key: "name", shrinks: true)) { .text($0.name) },
            Field(TableColumn("Segment", key: "segment")) { .text($0.segment) },
            Field(TableColumn("Reason", key: "reason"), people: { Cell($0.reasonWords) }) {
                .text($0.reasons.first?.rawValue)
            },
            Field("reasons") { .list($0.reasons.map(\.rawValue)) },
            Field(TableColumn("Why in this segment", key: "why", shrinks: true)) { .text($0.why) },
            Field("perhaps") { .text($0.perhaps) },
        ])
    }

    /// The first reason, and how many more there are.
    private var reasonWords: String {
        guard perhaps.isEmpty else { return perhaps }
        let more = reasons.count - 1
        return (reasons.first?.words ?? "") + (more > 0 ? ", and \(more) more" : "")
    }
}

extension UnsegmentedDonor {
    /// The fields of those who are in no segment.
    static var fields: FieldList<UnsegmentedDonor> {
        FieldList([
            Field(TableColumn("Donor", key: "donor")) { .id("D", $0.donor) },
            Field("donor_external_id") { .text($0.externalID) },
            Field(TableColumn("Name", key: "name", shrinks: true)) { .text($0.name) },
            Field(TableColumn("Group", key: "group")) { .text($0.status?.rawValue) },
            Field(TableColumn("Giving", key: "why", shrinks: true)) { .text($0.why) },
        ])
    }
}
