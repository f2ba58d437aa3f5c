/// Something in a cell that must never enter the ledger.
public struct SensitiveFinding: Equatable, Sendable {
    /// What it is.
    public enum Kind: String, Sendable {
        case cardNumber = "card number"
        case securityCode = "card security code"
        case socialSecurityNumber = "social security number"
    }

    public let kind: Kind
    /// `411111******1111`, `***-**-6789`: the only form that may be shown.
    public let masked: String
    /// The first byte of it in the cell.
    public let offset: Int
}
