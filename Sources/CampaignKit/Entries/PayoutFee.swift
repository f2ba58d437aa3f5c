/// What a processor kept of a payout as a whole, such as the fee of a wire: no gift's row has it.
///
/// `docs/csv.md`: it belongs to no gift and no campaign; `import payout` subtracts it from the deposit.
public struct PayoutFee: Equatable, Sendable {
    /// Memory must not grow with the file.
    public static let most = 100_000

    /// As the processor writes it.
    public let payout: String
    /// What tells it from other fees of the payout, the same whenever the file comes again.
    public let id: String
    /// In base-currency minor units; below zero where it was given back.
    public let minorUnits: Int64

    public init(payout: String, id: String, minorUnits: Int64) {
        self.payout = payout
        self.id = id
        self.minorUnits = minorUnits
    }
}
