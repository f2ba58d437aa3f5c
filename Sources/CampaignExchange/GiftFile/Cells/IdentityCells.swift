import CampaignKit

/// `source_system, gift_id`: what tells a row from others.
struct IdentityCells {
    private let source: ColumnCell
    private let giftID: ColumnCell
    private let defaultSource: String
    private var sources = WordCache<String>()

    init(_ header: GiftHeader, defaultSource: String?) {
        source = header.cell(.sourceSystem)
        giftID = header.cell(.giftID)
        self.defaultSource = defaultSource ?? "csv"
    }

    mutating func read(_ context: RowContext, into row: inout ImportedEntry) {
        row.source = readSource(context)
        row.giftID = context.identifier(giftID)
    }

    private mutating func readSource(_ context: RowContext) -> String {
        let bytes = context.bytes(source)
        if bytes.isEmpty { return defaultSource }
        if let known = sources.value(of: bytes) { return known }
        let name = context.identifier(source)
        // `source:id` names a row to people and to other commands.
        if name.utf8.count > 64 || name.contains(":") {
            context.refuse(
                .badSource, source, "not the name of a source", hint: "at most 64 bytes without a colon")
            return defaultSource
        }
        if !name.isEmpty { sources.remember(bytes, name) }
        return name.isEmpty ? defaultSource : name
    }
}
