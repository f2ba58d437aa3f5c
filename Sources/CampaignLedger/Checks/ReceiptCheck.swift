import CampaignKit

/// Every receipt number is there, and every kept page is what was issued.
///
/// `rules.md §4.6`.
enum ReceiptCheck: LedgerCheck {
    static let code = "receipt-register"
    static let title = "A receipt is missing or was changed"
    static let proof = LedgerProof.hashes
    static let isDeep = true
    static let explanation = """
        Receipt numbers have no gaps, and each page is kept byte for byte with its digest. Another program \
        changed or removed one: restore a backup. `campaign receipt audit` lists the same.
        """

    static func findings(_ connection: any LedgerConnection, _ context: LedgerCheckContext) throws
        -> [Finding]
    {
        var found = CappedFindings(code: code)
        for fault in try ReceiptAudit(
            connection: connection, year: nil, comparesBatches: false
        ).run().faults {
            found.add(
                Finding(
                    code: code, severity: .error, message: fault.message, subject: fault.label,
                    hint: "campaign restore FILE restores a backup"))
        }
        return found.all
    }
}
