import CampaignKit
import Terminal

/// The columns of those who are in a segment and get nothing.
enum SuppressedColumns {
    static let people = [
        TableColumn("Donor", key: "donor"), TableColumn("Name", key: "name", shrinks: true),
        TableColumn("Segment", key: "segment"), TableColumn("Reason", key: "reason"),
        TableColumn("Why in this segment", key: "why", shrinks: true),
    ]

    static func people(_ donor: SuppressedDonor) -> TableRow {
        TableRow([
            Cell("D-\(donor.donor)"), Cell(donor.name), Cell(donor.segment),
            Cell(reason(donor)), Cell(donor.why),
        ])
    }

    /// The first reason, and how many more there are.
    private static func reason(_ donor: SuppressedDonor) -> String {
        guard donor.perhaps.isEmpty else { return donor.perhaps }
        let more = donor.reasons.count - 1
        return (donor.reasons.first?.words ?? "") + (more > 0 ? ", and \(more) more" : "")
    }

    static let data = [
        "donor", "donor_external_id", "name", "segment", "reason", "reasons", "why", "perhaps",
    ]
    .map { TableColumn($0, key: $0) }

    static func data(_ donor: SuppressedDonor) -> TableRow {
        TableRow([
            Cell("D-\(donor.donor)"), Cell(donor.externalID), Cell(donor.name), Cell(donor.segment),
            Cell(donor.reasons.first?.rawValue ?? ""),
            Cell(donor.reasons.map(\.rawValue).joined(separator: "; ")), Cell(donor.why), Cell(donor.perhaps),
        ])
    }

    static func json(_ donor: SuppressedDonor) -> JSONValue {
        .object([
            "donor": .string("D-\(donor.donor)"), "donor_external_id": .string(donor.externalID),
            "name": .string(donor.name), "segment": .string(donor.segment),
            "reason": .optional(donor.reasons.first?.rawValue),
            "reasons": .array(donor.reasons.map { .string($0.rawValue) }), "why": .string(donor.why),
            "perhaps": donor.perhaps.isEmpty ? .null : .string(donor.perhaps),
        ])
    }
}
