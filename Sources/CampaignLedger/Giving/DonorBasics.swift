import CampaignKit

/// What picks ask of donors besides their gifts, by number: no name, no address.
struct DonorBasics {
    private struct Basics {
        var isKnown = false
        var kind: DonorKind?
        var hasEmail = false
        var state = ""
        var country = ""
        var language = ""
    }

    private var list: [Basics] = [Basics()]
    /// Those who name a household, with the id they name.
    private(set) var households: [(donor: Int64, id: String)] = []

    /// One more than the highest number.
    var end: Int64 { Int64(list.count) }

    init(_ connection: any LedgerConnection, knownOn: Int64?) throws {
        let table = DonorColumns.table(knownOn: knownOn ?? Int64.max)
        try connection.rows(
            """
            SELECT p.donor, p.kind, p.state, p.country, p.language, p.email <> '', p.household_id FROM \(table) p \
            ORDER BY p.donor
            """
        ) { row in
            let household = row.text(6)
            if !household.isEmpty { households.append((row.int(0), household)) }
            while list.count < row.int(0) { list.append(Basics()) }
            list.append(
                Basics(
                    isKnown: true, kind: DonorKind(rawValue: Int(row.int(1))), hasEmail: row.int(5) == 1,
                    state: row.text(2), country: row.text(3), language: row.text(4)))
        }
    }

    func isKnown(_ donor: Int64) -> Bool { donor < end && list[Int(donor)].isKnown }

    /// Fills in what the first member says, and what that one leaves open from the next.
    func fill(_ facts: inout DonorFacts) {
        for member in facts.members {
            let basics = list[Int(member)]
            if facts.kind == nil || basics.kind == .household { facts.kind = basics.kind ?? facts.kind }
            if facts.state.isEmpty { facts.state = basics.state }
            if facts.country.isEmpty { facts.country = basics.country }
            if facts.language.isEmpty { facts.language = basics.language }
            facts.hasEmail = facts.hasEmail || basics.hasEmail
        }
    }
}
