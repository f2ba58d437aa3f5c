import CampaignKit

/// What the words of platforms mean, remembered by their bytes.
struct PresetWords {
    /// How a payment went.
    enum Standing: Equatable, Sendable {
        case paid
        /// It was paid, and all of it went back.
        case refunded
        /// No money came: the word says why.
        case out(String)
        case unknown
    }

    /// Whether a payment that did not come yet may still come.
    static func isUnderWay(_ reason: String) -> Bool {
        let words = [
            "pending", "authorized", "authorization", "processing", "in progress", "hold", "held", "open",
            "scheduled", "created", "initiated", "awaiting", "waiting", "queued", "submitted", "uncleared",
        ]
        return words.contains { reason.hasPrefix($0) }
    }

    private var standings = WordCache<Standing>()
    private var methods = WordCache<String>()

    mutating func standing(_ row: PlatformRow, _ field: Int) -> Standing {
        let cell = row.bytes(field)
        if let known = standings.value(of: cell) { return known }
        let standing = Self.standing(String(decoding: cell, as: UTF8.self).lowercased())
        standings.remember(cell, standing)
        return standing
    }

    private static func standing(_ text: String) -> Standing {
        let words = HeaderWords.of(text).joined(separator: " ")
        if ["partially refunded", "partial refund", "partially paid"].contains(words) { return .unknown }
        // An open dispute may end either way.
        if words.hasPrefix("disput") || words.hasPrefix("pending refund") { return .unknown }
        if PaymentWords.takesBack(text, .refund) { return .refunded }
        switch PaymentWords.meaning(text) {
        case .paid: return .paid
        case .notPaid: return .out(words)
        case .nothing, .unknown: return .unknown
        }
    }

    /// Our word for a method of payment; empty for a blank cell.
    mutating func method(_ row: PlatformRow, _ field: Int) -> String {
        let cell = row.bytes(field)
        if cell.isEmpty { return "" }
        if let known = methods.value(of: cell) { return known }
        let text = String(decoding: cell, as: UTF8.self).lowercased()
        let method = Self.words.first { $0.0.contains { text.contains($0) } }?.1 ?? "other"
        methods.remember(cell, method)
        return method
    }

    private static let words: [([String], String)] = [
        (["check", "chequ"], "check"), (["wire"], "wire"),
        (["ach", "bank", "direct debit", "eft", "sepa"], "ach"), (["crypto", "bitcoin"], "crypto"),
        (["stock", "securities"], "stock"), (["card", "visa", "credit", "apple pay", "google pay"], "card"),
        (["cash"], "cash"),
    ]

    /// A person or company as another system's id: one line, without what separates soft credits.
    static func key(_ text: String) -> String {
        String(text.map { ":;\n\r\t".contains($0) ? " " : $0 }.prefix(160))
            .split(separator: " ").joined(separator: " ")
    }

    /// What a platform writes where someone did not want to be named.
    static func isWithheld(_ row: PlatformRow, _ field: Int) -> Bool {
        row.isEmpty(field) || row.says(field, "Not shared by donor", "Anonymous", "N/A", "-")
    }

    /// An id for a row that its platform gives none: of cells that together no other row has.
    static func madeID(_ prefix: String, _ row: PlatformRow, _ fields: [Int]) -> String {
        var hash = FNV1a()
        for field in fields { hash.add(cell: row.bytes(field)) }
        return prefix + "-" + String(hash.value, radix: 16)
    }
}
