import CampaignKit

/// `source_system, gift_id, processor_id, payout_id`, and the free texts `description, note`.
struct IdentityCells {
    private let source: ColumnCell
    private let giftID: ColumnCell
    private let processorID: ColumnCell
    private let payoutID: ColumnCell
    private let description: ColumnCell
    private let note: ColumnCell
    private let defaultSource: String
    private var sources = WordCache<String>()

    init(_ header: GiftHeader, defaultSource: String?) {
        source = header.cell(.sourceSystem)
        giftID = header.cell(.giftID)
        processorID = header.cell(.processorID)
        payoutID = header.cell(.payoutID)
        description = header.cell(.description)
        note = header.cell(.note)
        self.defaultSource = defaultSource ?? "csv"
    }

    mutating func read(_ context: RowContext, into row: inout GiftRow) {
        row.source = readSource(context)
        row.giftID = context.identifier(giftID)
        row.processorID = context.identifier(processorID)
        row.payoutID = context.identifier(payoutID)
        row.description = context.block(description)
        row.note = context.block(note)
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
