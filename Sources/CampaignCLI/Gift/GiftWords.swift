import CampaignKit
import CampaignLedger
import Terminal

/// How gifts are named on screens.
enum GiftWords {
    static func id(_ id: Int64) -> String { "G-\(id)" }
    static func promise(_ id: Int64?) -> String { id.map { "P-\($0)" } ?? "" }

    /// The donor as staff may see them.
    static func donor(_ line: EntrySummary) -> String {
        if line.anonymity.hides(from: .staff) { return "anonymous" }
        guard let donor = line.donor else { return "" }
        return line.donorName.isEmpty ? "D-\(donor)" : line.donorName
    }

    /// The mark next to a name that staff may see and others may not, as a column of its own.
    static let markColumn = TableColumn("Anonymous", key: "anonymous", shrinks: true, isRare: true)

    static func mark(_ anonymity: Anonymity) -> Cell { Cell(anonymity.mark(for: .staff)) }

    /// The campaign with the appeal or project within it.
    static func place(_ place: Designation) -> String {
        let parts = [place.campaign, place.project, place.line, place.unit, place.appeal].filter {
            !$0.isEmpty
        }
        return parts.isEmpty ? "unassigned" : parts.joined(separator: " / ")
    }
}
