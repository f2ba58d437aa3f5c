import CampaignExchange

/// What is typed and kept is searched like the cells of a file: card numbers enter nowhere (`rules.md` §5).
enum StoredText {
    /// Throws when the value of an option holds a card or social security number, which is not repeated.
    static func check(_ text: String?, _ option: String) throws(CommandError) {
        guard let text, let found = CardNumberScanner.findings(in: text).first else { return }
        throw .usage(
            found.kind == .socialSecurityNumber ? "social-security-number" : "card-number",
            "\(option) contains a \(found.kind.rawValue): \(found.masked)",
            hint: "such numbers must never be stored: leave it out")
    }
}
