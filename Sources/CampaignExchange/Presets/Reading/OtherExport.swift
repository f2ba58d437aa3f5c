/// A file of a platform or a bank that is known, and has no gifts in it.
///
/// It is named, so that no one renames its columns until a plan or a payout looks like a gift.
struct OtherExport: Sendable {
    let platform: String
    /// What is in it, for people.
    let contents: String
    /// What to import instead.
    let hint: String
    /// Columns that together no other file has; `a|b` where files differ.
    private let signature: [String]

    /// From files that the platforms and banks wrote.
    private static let all = [
        OtherExport(
            platform: "Fundraise Up", contents: "recurring plans", hint: "export the donations instead",
            signature: [
                "Recurring ID", "Recurring Status", "Recurring Amount", "Next Donation Date", "Supporter ID",
            ]),
        OtherExport(
            platform: "GiveWP", contents: "subscriptions", hint: "export the donations instead",
            signature: [
                "form_id", "donor_id", "period", "frequency", "installments", "gateway_subscription_id",
            ]),
        OtherExport(
            platform: "Stripe", contents: "payouts",
            hint: "export the payments, or download the payout reconciliation report",
            signature: [
                "id", "Amount", "Arrival Date (UTC)|Arrival Date", "Destination", "Balance Transaction",
            ]),
        OtherExport(
            platform: "Stripe", contents: "movements of the balance, which do not say whose refund one is",
            hint: "export the payments, or download the payout reconciliation report",
            signature: [
                "id", "Type", "Source", "Amount", "Fee", "Net", "Created (UTC)", "Available On (UTC)",
            ]),
        OtherExport(
            platform: "bank", contents: "movements of an account", hint: bankHint,
            signature: ["Posted Dt.", "Doc Dt.", "Memo / Description", "Txn Amt", "Debit", "Credit"]),
        OtherExport(
            platform: "bank", contents: "movements of an account", hint: bankHint,
            signature: ["Details", "Posting Date", "Description", "Amount", "Balance", "Check or Slip #"]),
    ]

    private static let bankHint =
        "import the file of the platform or the checks behind the deposits; a bank does not know who gave"

    static func recognized(_ names: [String]) -> OtherExport? {
        let names = Set(names.map { HeaderMatcher.normalize($0) })
        return all.first { other in
            other.signature.allSatisfy { said in
                said.split(separator: "|").contains { names.contains(HeaderMatcher.normalize(String($0))) }
            }
        }
    }

    func error(_ line: Int) -> GiftFileError {
        GiftFileError(
            code: GiftFileError.heldUp,
            message: "this is \(Preset.named(platform)) file of \(contents), not of gifts", hint: hint,
            line: line)
    }
}
