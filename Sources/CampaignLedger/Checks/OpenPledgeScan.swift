import CampaignKit

/// Promises by campaign with what is open of them in some classes on a day: one pass over the dated changes.
///
/// Pledges and awards go by `P-12`; of a condition that was met, whoever promised owes as much, and the row's
/// number names it.
struct OpenPledgeScan {
    struct Found {
        var pledges = CountedIDs()
        var open: Int64 = 0
    }

    let connection: any LedgerConnection
    let asOf: CalendarDate

    /// By campaign; the empty one is unassigned.
    ///
    /// A pledge over two campaigns is in both.
    func pledges(in classes: [CountClass]) throws -> [(campaign: String, found: Found)] {
        let list = classes.map { String($0.rawValue) }.joined(separator: ", ")
        let types = "\(EntryType.pledge.rawValue), \(EntryType.award.rawValue)"
        var found: [String: Found] = [:]
        try connection.rows(
            """
            SELECT p.campaign, coalesce((SELECT 'P-' || r.id FROM promise r JOIN entry e ON e.id = r.entry \
            WHERE r.entry = d.unit AND e.type IN (\(types))), 'G-' || d.unit), \(Portable.sum("d.raised")) FROM commitment_delta d JOIN place p ON p.id = d.place WHERE d.class IN (\(list)) \
            AND d.day <= $1 GROUP BY d.unit, p.campaign HAVING \(Portable.sum("d.raised")) > 0 ORDER BY d.unit, \(Portable.byBytes("p.campaign"))
            """, [.day(asOf)]
        ) { row in
            found[row.text(0), default: Found()].pledges.add(row.text(1))
            let sum = found[row.text(0)]?.open ?? 0
            found[row.text(0)]?.open = try Checked.add(sum, row.int(2))
        }
        return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}
