import CampaignKit

/// The keys that donors are found by are those of their words.
enum DonorKeyCheck: LedgerCheck {
    static let code = "donor-keys"
    static let proof = LedgerProof.sums
    static let title = "A donor's match keys differ from the details on file"
    static let isDeep = true
    static let explanation = """
        An import finds the donors of its rows by digests of names, e-mails and addresses. Recomputed from \
        the details on file they must be the same; a difference means that the file was changed outside the \
        program, and that a gift may have gone to the wrong donor. Restore a backup.
        """

    static func findings(_ connection: any LedgerConnection, _ context: LedgerCheckContext) throws
        -> [Finding]
    {
        let identity = DonorIdentity()
        var differing: [Int64] = []
        func isStored(_ keys: [DonorKey], of donor: Int64) throws -> Bool {
            let expected = Set(keys.map { Key(kind: Int64($0.kind.rawValue), digest: identity.digest($0)) })
            var stored: Set<Key> = []
            try connection.rows("SELECT kind, key64 FROM donor_key WHERE donor = $1", [.int(donor)]) {
                stored.insert(Key(kind: $0.int(0), digest: $0.int(1)))
            }
            return stored == expected
        }
        try connection.portions(
            "SELECT p.donor, \(DonorColumns.columns("p")) FROM donor_personal p ORDER BY p.donor", [],
            read: { (donor: $0.int(0), details: DonorColumns.details($0, from: 1)) }
        ) { donor, details in
            let past = try PastNames.traits(of: donor, called: details, connection)
            let keys = PastNames.keys(DonorTraits(details), past: past)
            if try !isStored(keys, of: donor), differing.count < 100 { differing.append(donor) }
        }
        // Who was merged is found by what was known of them until then.
        for alias in try DonorAliases(connection).present.keys.sorted() {
            let words = try DonorCandidates.lastWords(of: alias, connection)
            if try !isStored(words.map { DonorTraits($0).keys } ?? [], of: alias) { differing.append(alias) }
        }
        try connection.rows(
            """
            SELECT DISTINCT k.donor FROM donor_key k WHERE NOT EXISTS \
            (SELECT 1 FROM donor d WHERE d.id = k.donor) ORDER BY k.donor LIMIT 100
            """
        ) { differing.append($0.int(0)) }
        return differing.map { donor in
            Finding(
                code: code, severity: .error, message: "a donor's match keys differ from the details on file",
                subject: "D-\(donor)", hint: "restore a backup")
        }
    }

    private struct Key: Hashable {
        var kind: Int64
        var digest: Int64
    }
}
