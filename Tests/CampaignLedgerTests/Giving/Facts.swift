import CampaignKit
import CampaignLedger

extension TestLedger {
    /// What each donor gave, by the id that a test knows them by; households by their first member's.
    func facts(
        _ year: Int, asOf: String? = nil, unit: DonorUnit = .household, soft: Bool = false,
        startingOn start: MonthDay = .newYear, knownOn: Int64? = nil
    ) throws -> [String: DonorFacts] {
        let query = GivingQuery(
            year: LifecycleYear(year, startingOn: start), asOf: asOf.map(CalendarDate.day) ?? today,
            unit: unit, soft: soft, knownOn: knownOn)
        let names = try donorNames()
        var found: [String: DonorFacts] = [:]
        _ = try ledger.donorFacts(query) { facts in
            found[names[facts.donor] ?? "D-\(facts.donor)"] = facts
        }
        return found
    }

    func donorNames() throws -> [Int64: String] {
        let sql = try SQL(path)
        let donors = try sql.integers("SELECT donor FROM donor_link ORDER BY batch, donor, external_id")
        let ids = try sql.texts("SELECT external_id FROM donor_link ORDER BY batch, donor, external_id")
        return Dictionary(zip(donors.map { $0 ?? 0 }, ids)) { first, _ in first }
    }

    /// The status of one donor.
    func status(_ donor: String = "d1", _ year: Int, asOf: String? = nil) throws -> LifecycleStatus? {
        try facts(year, asOf: asOf)[donor]?.status
    }
}

extension ImportedEntry {
    /// The row with more known of its donor.
    func donor(_ change: (inout DonorDetails) -> Void) -> ImportedEntry {
        var row = self
        if let donor = row.donor, var details = donor.details {
            change(&details)
            row.donor = DonorReference(externalID: donor.externalID, details: details)
        }
        return row
    }

    func household(_ id: String) -> ImportedEntry { donor { $0.householdID = id } }

    func credit(_ donor: String, _ kind: SoftCreditKind, _ amount: String? = nil) -> ImportedEntry {
        var row = self
        row.softCredits.append(
            SoftCredit(donorID: donor, kind: kind, minorUnits: amount.map(Rows.cents)))
        return row
    }

    func from(_ source: String) -> ImportedEntry {
        var row = self
        row.source = source
        return row
    }
}
