public import CampaignKit

extension Ledger {
    /// What donors did besides giving money, up to a day and batch; those who did nothing are left out.
    ///
    /// For the few of a list who never gave: each is looked up by the index on donors. What is hidden from
    /// staff is not told.
    public func otherGiving(
        of donors: [Int64], asOf: CalendarDate, knownOn: Int64? = nil
    ) throws(LedgerError) -> [Int64: OtherGiving] {
        try reading { connection in
            var found: [Int64: OtherGiving] = [:]
            let aliases = try DonorAliases(connection, knownOn: knownOn ?? .max)
            for donor in donors {
                try connection.rows(
                    """
                    SELECT DISTINCT e.type FROM entry e WHERE \(aliases.isOwn("e.donor", of: donor)) AND e.day <= $1 AND e.batch <= $2 \
                    AND e.type IN (\(Self.types)) AND NOT \(HiddenGifts.condition("e"))
                    """, [.day(asOf), .int(knownOn ?? .max)]
                ) { row in
                    guard let type = EntryType(rawValue: Int(row.int(0))) else { return }
                    found[donor, default: []].formUnion(OtherGiving(type))
                }
            }
            return found
        }
    }

    private static let types = EntryType.allCases.filter { !OtherGiving($0).isEmpty }
        .map { "\($0.rawValue)" }.joined(separator: ", ")
}
