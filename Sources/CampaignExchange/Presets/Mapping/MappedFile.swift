import CampaignKit

/// The rows of a file as a mapping reads them: canonical cells, judged by the rules of our own columns.
struct MappedFile: PresetBody {
    /// What one column of ours is read from.
    private struct Cell {
        let column: CanonicalColumn
        let fields: [Int]
        var words: MappingWords
    }

    private let mapping: FileMapping
    private var cells: [Cell] = []
    private var amounts: [(column: CanonicalColumn, field: Int)] = []
    private var constants: [(column: CanonicalColumn, value: String)] = []
    private var campaign = -1
    private var campaigns: MappingWords
    private var status = -1
    private var statuses: MappingWords
    private var words = PresetWords()
    private let rules: [LeaveOutRule]
    private var kinds = WordCache<MoneyKind>()
    private var (id, name, amount, fee, type, currency) = (-1, -1, -1, -1, -1, -1)

    init(_ mapping: FileMapping, _ header: inout PresetHeader) throws(GiftFileError) {
        self.mapping = mapping
        campaigns = MappingWords(mapping, CanonicalColumn.campaign.name)
        statuses = MappingWords(mapping, FileMapping.status)
        var rules: [LeaveOutRule] = []
        for rule in mapping.leaveOut {
            rules.append(LeaveOutRule(rule, field: try header.mapped(rule.column)))
        }
        self.rules = rules
        constants = mapping.constants.compactMap { constant in
            CanonicalColumn(rawValue: constant.column).map { ($0, constant.value) }
        }
        for column in mapping.columns {
            var fields: [Int] = []
            for name in column.names {
                fields.append(try header.mapped(name, as: CanonicalColumn(rawValue: column.column)))
            }
            place(column.column, fields, &header)
        }
        try header.requireKnown(mapping)
    }

    private mutating func place(_ name: String, _ fields: [Int], _ header: inout PresetHeader) {
        guard let column = CanonicalColumn(rawValue: name) else { return status = fields[0] }
        let words = MappingWords(mapping, name)
        switch column {
        case .giftID: id = fields[0]
        case .lastName, .donorName, .organization: self.name = fields[0]
        case .amount: amount = fields[0]
        case .fee: fee = fields[0]
        case .type: type = fields[0]
        case .currency: currency = fields[0]
        default: break
        }
        if column == .campaign {
            campaign = fields[0]
            header.keep(campaign)
        } else if column.holdsAmounts {
            amounts.append((column, fields[0]))
        } else if column.group == .who, fields.count == 1, words.isEmpty {
            // Copied into gifts only: a refund has its gift's donor.
            header.copy(column, field: fields[0])
        } else {
            cells.append(Cell(column: column, fields: fields, words: words))
        }
    }

    mutating func read(_ row: PlatformRow, _ out: PresetOutput) {
        if let rule = rules.first(where: { $0.holds(row) }) {
            return out.leaveOut(rule.reason, rule.field, amount: amount, name: name)
        }
        guard let standing = standing(row, out) else { return }
        for (column, value) in constants {
            out.set(column, value)
            if column == .fxRate { out.rate = value }
        }
        for index in cells.indices { write(index, row, out) }
        let money = money(row, out)
        let gross = write(amounts, money, row, out)
        place(row, of: gross ?? 0, money, out)
        let kind = kind(row)
        if let gross, kind != .promise { tally(gross, kind, money, row, out) }
        out.emit()
        // Of the row of a refund the word says no more than that it happened.
        if standing == .refunded, kind == .gift, let gross, gross > 0 {
            out.emitRefund(of: row.text(id), soFar: gross, money, day: -1)
        }
    }

    // MARK: - How the payment went

    /// Whether the payment came, or came and went back; nil when the row is left out or refused.
    private mutating func standing(_ row: PlatformRow, _ out: PresetOutput) -> FileMapping.Standing? {
        guard status >= 0 else { return .paid }
        if let said = statuses.meaning(row.bytes(status)).flatMap({ FileMapping.Standing(rawValue: $0) }) {
            if said == .paid || said == .refunded { return said }
            out.leaveOut(said.rawValue, status, amount: amount, name: name)
            return nil
        }
        switch words.standing(row, status) {
        case .paid: return .paid
        case .refunded: return .refunded
        case .out(let reason): out.leaveOut(reason, status, amount: amount, name: name)
        case .unknown:
            out.refuse(
                status, row.isEmpty(status) ? "no status" : "a status that is not known",
                hint: hint(FileMapping.status))
        }
        return nil
    }

    private func hint(_ column: String) -> String {
        "say what it means below values: \(column): in \(mapping.path)"
    }

    // MARK: - Cells

    private mutating func write(_ index: Int, _ row: PlatformRow, _ out: PresetOutput) {
        let cell = cells[index]
        guard cell.fields.count == 1 else {
            let texts = cell.fields.filter { !row.isEmpty($0) }.map { row.text($0) }
            return out.set(cell.column, texts.joined(separator: " "))
        }
        let bytes = row.bytes(cell.fields[0])
        if let meaning = cells[index].words.meaning(bytes) { return out.set(cell.column, meaning) }
        if cell.column == .type, !bytes.isEmpty, moneyKind(of: bytes) == nil {
            return out.object(cell.fields[0], "a type of row that is not known", hint: hint("type"))
        }
        out.set(cell.column, bytes)
    }

    /// Writes the amounts with a decimal point; the gross amount, nil where it cannot be read.
    private func write(
        _ amounts: [(column: CanonicalColumn, field: Int)], _ money: Currency, _ row: PlatformRow,
        _ out: PresetOutput
    ) -> Int64? {
        var (gross, worth): (Int64?, Int64?)
        for (column, field) in amounts {
            let bytes = row.bytes(field)
            let isMoney = column == .amount || column == .fee
            guard let text = DecimalText.pointed(bytes, mapping.decimalMark) else {
                out.set(column, bytes)
                if column == .amount { gross = bytes.isEmpty ? nil : row.amount(field, money) }
                if column == .baseAmount, !bytes.isEmpty { worth = row.amount(field, out.base) }
                if column == .fxRate, !bytes.isEmpty { out.rate = String(decoding: bytes, as: UTF8.self) }
                continue
            }
            do throws(AmountParser.Failure) {
                let minor = isMoney ? try AmountParser.minorUnits(text, currency: money) : 0
                out.set(column, text)
                if column == .fxRate { out.rate = text }
                if column == .baseAmount { worth = try AmountParser.minorUnits(text, currency: out.base) }
                if column == .amount { gross = minor }
            } catch {
                // With a zero in its place the rest of the row is still judged.
                out.set(column, "0")
                let mark = mapping.decimalMark == .comma ? "; \(mapping.path) says decimal_mark: comma" : ""
                out.object(
                    field, mark.isEmpty ? error.message : "not an amount with a decimal comma",
                    hint: (mark.isEmpty ? error.hint : "write 1.234,56") + mark)
            }
        }
        if let gross, let worth { out.worth = (worth, gross, mapping.path) }
        return gross
    }

    private mutating func money(_ row: PlatformRow, _ out: PresetOutput) -> Currency {
        if let constant = constants.first(where: { $0.column == .currency }) {
            return Currency(code: constant.value) ?? out.base
        }
        guard currency >= 0 else { return out.base }
        // A sign such as € stands for its code.
        let index = cells.firstIndex { $0.column == .currency }
        if let said = index.flatMap({ cells[$0].words.meaning(row.bytes(currency)) }) {
            return Currency(code: said.uppercased()) ?? out.base
        }
        return row.currency(currency, out.base) ?? out.base
    }

    private mutating func place(
        _ row: PlatformRow, of gross: Int64, _ money: Currency, _ out: PresetOutput
    ) {
        guard campaign >= 0 else { return }
        switch campaigns.meaning(row.bytes(campaign)) {
        case nil: out.place(campaign, of: gross, money)
        case FileMapping.unassigned?: break
        case let id?: out.set(.campaign, id)
        }
    }

    // MARK: - Sums

    private enum MoneyKind { case gift, reversal, promise }

    /// What a row's type does to the file's sums.
    private mutating func kind(_ row: PlatformRow) -> MoneyKind {
        if type < 0 {
            let constant = constants.first { $0.column == .type }?.value ?? ""
            return constant.isEmpty ? .gift : EntryType(name: constant).map(Self.kind) ?? .gift
        }
        let bytes = row.bytes(type)
        return bytes.isEmpty ? .gift : moneyKind(of: bytes) ?? .gift
    }

    private mutating func moneyKind(of cell: Bytes) -> MoneyKind? {
        if let known = kinds.value(of: cell) { return known }
        let index = cells.firstIndex { $0.column == .type }
        let said = index.flatMap { cells[$0].words.meaning(cell) } ?? String(decoding: cell, as: UTF8.self)
        let word = FileMapping.fold(said).map { $0 == " " || $0 == "-" ? "_" : $0 }
        guard let type = EntryType(name: String(word)) else { return nil }
        kinds.remember(cell, Self.kind(type))
        return Self.kind(type)
    }

    private static func kind(_ type: EntryType) -> MoneyKind {
        switch type {
        case .refund, .chargeback, .void: .reversal
        default: type.bringsMoney ? .gift : .promise
        }
    }

    private func tally(
        _ gross: Int64, _ kind: MoneyKind, _ money: Currency, _ row: PlatformRow, _ out: PresetOutput
    ) {
        let cost = fee < 0 || row.isEmpty(fee) ? 0 : feeAmount(row, money)
        let isBack = kind == .reversal && gross > 0
        out.tally(
            money, gross: isBack ? -gross : gross, fee: kind == .gift && cost < 0 && gross > 0 ? -cost : cost,
            at: amount)
    }

    private func feeAmount(_ row: PlatformRow, _ money: Currency) -> Int64 {
        guard let text = DecimalText.pointed(row.bytes(fee), mapping.decimalMark) else {
            return row.amount(fee, money) ?? 0
        }
        return (try? AmountParser.minorUnits(text, currency: money)) ?? 0
    }
}

/// Rows that a mapping leaves out.
private struct LeaveOutRule {
    let field: Int
    let reason: String
    private let values: Set<String>

    init(_ rule: FileMapping.LeaveOut, field: Int) {
        self.field = field
        reason = rule.reason
        values = Set(rule.values.map(FileMapping.fold))
    }

    func holds(_ row: PlatformRow) -> Bool {
        row.isEmpty(field) ? values.contains("") : values.contains(FileMapping.fold(row.text(field)))
    }
}

extension CanonicalColumn {
    /// Columns whose cells are amounts or rates, which a mapping's decimal mark decides.
    public static let amounts: [CanonicalColumn] = [
        .amount, .adjustTo, .baseAmount, .fee, .fxRate, .benefitValue, .benefitCost,
    ]

    /// Whether a file's column is never kept, whatever it holds: card numbers, IP addresses.
    public static func isNeverKept(_ header: String) -> Bool { DroppedColumns.reason(header) != nil }

    var holdsAmounts: Bool { Self.amounts.contains(self) }
}
