import CampaignKit
import Terminal

/// The columns of those who are in no segment.
enum OutsideColumns {
    static let people = [
        TableColumn("Donor", key: "donor"), TableColumn("Name", key: "name", shrinks: true),
        TableColumn("Group", key: "group"), TableColumn("Giving", key: "why", shrinks: true),
    ]

    static func people(_ donor: OutsideDonor) -> TableRow {
        TableRow([
            Cell("D-\(donor.donor)"), Cell(donor.name), Cell(donor.status?.rawValue ?? ""), Cell(donor.why),
        ])
    }

    static let data = ["donor", "donor_external_id", "name", "group", "why"].map { TableColumn($0, key: $0) }

    static func data(_ donor: OutsideDonor) -> TableRow {
        TableRow([
            Cell("D-\(donor.donor)"), Cell(donor.externalID), Cell(donor.name),
            Cell(donor.status?.rawValue ?? ""), Cell(donor.why),
        ])
    }

    static func json(_ donor: OutsideDonor) -> JSONValue {
        .object([
            "donor": .string("D-\(donor.donor)"), "donor_external_id": .string(donor.externalID),
            "name": .string(donor.name), "group": .optional(donor.status?.rawValue),
            "why": .string(donor.why),
        ])
    }
}
