/// Columns that are never kept, whatever they hold: of cards and accounts, and the donor's computer.
enum DroppedColumns {
    enum Reason: Equatable, Sendable {
        /// The header announces a number that must not enter: a filled cell refuses the file.
        case forbidden(SensitiveFinding.Kind)
        /// Expiry, last digits, IP address: let go.
        case detail
    }

    /// Why a column is dropped; nil for one that is kept.
    static func reason(_ name: String) -> Reason? {
        if let kind = CardNumberScanner.forbiddenHeader(name) { return .forbidden(kind) }
        let words = HeaderWords.of(name)
        let normal = HeaderMatcher.normalize(name)
        let isIP = words.contains("ip") || normal.hasSuffix("ipaddress")
        let isLast = normal.contains("last4") || normal.contains("lastfour")
        let isExpiry = words.contains {
            ["exp", "expiry", "expires"].contains($0) || $0.hasPrefix("expiration")
        }
        let isCard = words.contains { ["card", "cc", "creditcard"].contains($0) }
        let isOnlyExpiry =
            isExpiry
            && words.allSatisfy {
                ["exp", "expiry", "expires", "expiration", "date", "month", "year", "mm", "yy"].contains($0)
            }
        return isIP || isLast || (isExpiry && isCard) || isOnlyExpiry || normal == "ccexp" ? .detail : nil
    }

    /// Whether a cell of such a column holds the number itself, neither nothing nor a masked rest of it.
    static func isFilled(_ bytes: Bytes, _ kind: SensitiveFinding.Kind) -> Bool {
        let digits = bytes.reduce(0) { $0 + ($1 &- 0x30 < 10 ? 1 : 0) }
        switch kind {
        case .cardNumber: return digits >= 12
        case .securityCode: return digits > 0
        case .socialSecurityNumber: return digits > 4
        }
    }
}
