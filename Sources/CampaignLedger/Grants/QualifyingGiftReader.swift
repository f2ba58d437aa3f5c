public import CampaignKit

extension Ledger {
    /// What others gave for a challenge, as a status counts it, by gift or promise.
    ///
    /// Without what `funders` gave, matching gifts, and the rows of `without`: promises of other challenges.
    public func qualifyingGifts(
        for challenge: Challenge, funder: Int64?, without: Set<Int64>, plan: Plan, asOf day: CalendarDate,
        knownOn batch: Int64?
    ) throws(LedgerError) -> [QualifyingGift] {
        try reading { connection in
            try QualifyingGiftReader(
                connection: connection, plan: plan, asOf: day, knownOn: batch ?? .max
            ).gifts(for: challenge, funder: funder, without: without)
        }
    }
}

/// Reads the gifts that may meet a challenge.
struct QualifyingGiftReader {
    let connection: any LedgerConnection
    let plan: Plan
    let asOf: CalendarDate
    let knownOn: Int64

    func gifts(
        for challenge: Challenge, funder: Int64?, without: Set<Int64>
    ) throws -> [QualifyingGift] {
        var found: [Int64: QualifyingGift] = [:]
        let reader = ProjectFundReader(connection: connection, plan: plan, asOf: asOf, knownOn: knownOn)
        try reader.money(scope(of: challenge.place)) { part in
            guard challenge.window.contains(part.day), !without.contains(part.entry) else { return }
            let sum = try Checked.add(found[part.entry]?.received ?? 0, part.received)
            found[part.entry] = QualifyingGift(entry: part.entry, day: part.day, received: sum)
        }
        let others = try ofOthers(found.keys.sorted(), than: funder)
        return found.values.filter { $0.received > 0 && others.contains($0.entry) }
            .sorted { $0.entry < $1.entry }
    }

    /// A campaign with all that is below it, or a part of one.
    private func scope(of place: Designation) -> FigureScope {
        let campaign = place.campaign
        if !place.unit.isEmpty { return .unit(place.unit, project: place.project, campaign: campaign) }
        if !place.line.isEmpty { return .line(place.line, project: place.project, campaign: campaign) }
        if !place.project.isEmpty { return .project(place.project, campaign: campaign) }
        if !place.appeal.isEmpty { return .appeal(place.appeal, campaign: campaign) }
        return .campaigns(CampaignTree(plan).depthFirst(from: [campaign]).map(\.campaign.id))
    }

    /// The rows that neither the challenger nor a matching program gave.
    private func ofOthers(_ entries: [Int64], than funder: Int64?) throws -> Set<Int64> {
        let aliases = try DonorAliases(connection, knownOn: knownOn)
        let own = funder.map { aliases.of($0) }
        var others: Set<Int64> = []
        for start in stride(from: 0, to: entries.count, by: UnitList.most) {
            let list = UnitList(Array(entries[start..<min(start + UnitList.most, entries.count)]))
            try connection.rows(
                "SELECT id, donor, type FROM entry WHERE id \(list.condition)", list.arguments
            ) { row in
                let donor = row.optionalInt(1).map { aliases.of($0) }
                guard donor == nil || donor != own, row.int(2) != Int64(EntryType.matching.rawValue) else {
                    return
                }
                others.insert(row.int(0))
            }
        }
        return others
    }
}
