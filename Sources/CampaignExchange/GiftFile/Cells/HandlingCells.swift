import CampaignKit

/// `method, delivery, postmark_kind, receipted_by, receipt_kind`: words with a fixed meaning.
struct HandlingCells: Sendable {
    private let method: ColumnCell
    /// What a word means and, where we do not know it, the word itself.
    private var methods = WordCache<(method: PaymentMethod, word: String?)>()
    private var delivery: WordCell<Delivery>
    private var postmarkKind: WordCell<PostmarkKind>
    private var issuer: WordCell<ReceiptIssuer>
    private var kind: WordCell<ReceiptKind>

    init(_ header: GiftHeader) {
        method = header.cell(.method)
        delivery = WordCell(
            header.cell(.delivery), code: .unknownDelivery, what: "a delivery",
            names: Delivery.allCases.map(\.name)
        ) { Delivery(name: $0) }
        postmarkKind = WordCell(
            header.cell(.postmarkKind), code: .unknownPostmarkKind, what: "a kind of postmark",
            names: PostmarkKind.allCases.map(\.name)
        ) { PostmarkKind(name: $0) }
        issuer = WordCell(
            header.cell(.receiptedBy), code: .unknownReceiptIssuer, what: "an issuer of receipts",
            names: ReceiptIssuer.allCases.map(\.name)
        ) { ReceiptIssuer(name: $0) }
        kind = WordCell(
            header.cell(.receiptKind), code: .unknownReceiptKind, what: "a kind of receipt",
            names: ReceiptKind.allCases.map(\.name)
        ) { ReceiptKind(name: $0) }
    }

    mutating func read(_ context: RowContext, into row: inout ImportedEntry) {
        if !context.record.isEmpty(method.field) { readMethod(context, into: &row) }
        row.delivery = delivery.read(context)
        row.postmarkKind = postmarkKind.read(context)
        row.receiptedBy = issuer.read(context) ?? .us
        row.receiptKind = kind.read(context)
    }

    /// What we do not know is `other`, and its own word is kept next to it.
    private mutating func readMethod(_ context: RowContext, into row: inout ImportedEntry) {
        let bytes = context.bytes(method)
        guard !bytes.isEmpty else { return }
        let known = methods.value(of: bytes)
        let (value, word) = known ?? meaning(of: context.text(method))
        if known == nil { methods.remember(bytes, (value, word)) }
        row.method = value
        if let word {
            row.extra.append(ImportedEntry.ExtraColumn(name: CanonicalColumn.method.name, value: word))
        }
    }

    private func meaning(of text: String) -> (method: PaymentMethod, word: String?) {
        PaymentMethod(name: text).map { ($0, nil) } ?? (.other, text)
    }
}

/// The columns that we do not know, kept under their own names.
struct ExtraCells {
    private let cells: [(cell: ColumnCell, name: String)]

    init(_ header: GiftHeader) {
        cells = header.extras.map {
            (ColumnCell(column: nil, field: $0.index), header.names[$0.index])
        }
    }

    func read(_ context: RowContext, into row: inout ImportedEntry) {
        for (cell, name) in cells where !context.record.isEmpty(cell.field) {
            let value = context.block(cell)
            if !value.isEmpty { row.extra.append(ImportedEntry.ExtraColumn(name: name, value: value)) }
        }
    }
}
