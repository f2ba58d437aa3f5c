import CampaignKit

/// What a row says it is.
struct StatedType: Sendable {
    /// The promise that a type's name demands, besides what every type of its family needs.
    enum Promise: Sendable { case pledge, grant }

    var type: EntryType
    /// Set for `pledge_payment` and `grant_payment`, which are gifts on a promise.
    var payment: Promise?

    /// Reads a type's name in lower case.
    init?(word: String) {
        guard let type = EntryType(name: word) else { return nil }
        self.type = type
        if word == "pledge_payment" { payment = .pledge }
        if word == "grant_payment" { payment = .grant }
    }

    init(_ type: EntryType) { self.type = type }
}

/// The column `type`; blank is a gift.
struct TypeCell: Sendable {
    private var word: WordCell<StatedType>

    init(_ header: GiftHeader) {
        word = WordCell(
            header.cell(.type), code: .unknownType, what: "a type of row", names: EntryType.acceptedNames
        ) { StatedType(word: $0) }
    }

    /// Nil when the type is refused.
    mutating func read(_ context: RowContext) -> StatedType? {
        context.bytes(word.cell).isEmpty ? StatedType(.gift) : word.read(context)
    }
}
