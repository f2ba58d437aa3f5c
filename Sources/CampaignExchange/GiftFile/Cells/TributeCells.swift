import CampaignKit

/// `tribute_type, tribute_name, tribute_notify_name, tribute_notify_address`.
struct TributeCells: Sendable {
    private var type: WordCell<String>
    private let name: ColumnCell
    private let notifyName: ColumnCell
    private let notifyAddress: ColumnCell
    private let isAbsent: Bool

    init(_ header: GiftHeader) {
        type = WordCell(
            header.cell(.tributeType), code: .unknownTributeType, what: "a type of tribute",
            names: ["honor", "memory"]
        ) { word in
            switch word {
            case "honor", "honour": "honor"
            case "memory": "memory"
            default: nil
            }
        }
        name = header.cell(.tributeName)
        notifyName = header.cell(.tributeNotifyName)
        notifyAddress = header.cell(.tributeNotifyAddress)
        isAbsent = [type.cell, name, notifyName, notifyAddress].allSatisfy { $0.field < 0 }
    }

    mutating func read(_ context: RowContext, into row: inout ImportedEntry) {
        guard !isAbsent else { return }
        let others = [name, notifyName, notifyAddress]
        guard !context.bytes(type.cell).isEmpty else {
            if let given = others.first(where: { !context.bytes($0).isEmpty }) {
                context.refuse(
                    .tributeTypeMissing, given, "a tribute without its type",
                    hint: "write honor or memory in the column tribute_type")
            }
            return
        }
        guard let type = type.read(context) else { return }
        let tribute = Tribute(
            type: type, name: context.text(name), notifyName: context.text(notifyName),
            notifyAddress: context.text(notifyAddress))
        if context.bytes(name).isEmpty {
            context.warn(
                .tributeNameMissing, self.type.cell, "a tribute without a name",
                hint: "give the name in the column tribute_name")
        }
        row.tribute = tribute
    }
}
