import CampaignKit

/// `benefit_value, benefit_cost, benefit_token, benefit_description`: what the donor got in return.
struct BenefitCells: Sendable {
    private let value: AmountCell
    private let cost: AmountCell
    private let description: ColumnCell
    private var token: WordCell<Bool>
    private let base: Currency
    private let limits: [Int: BenefitLimits]
    private let present: [ColumnCell]

    init(_ header: GiftHeader, organization: Organization) {
        base = organization.currency
        limits = BenefitLimits.published.merging(organization.benefitLimits) { _, own in own }
        value = AmountCell(cell: header.cell(.benefitValue))
        cost = AmountCell(cell: header.cell(.benefitCost))
        description = header.cell(.benefitDescription)
        token = YesNo.cell(header.cell(.benefitToken))
        present = [value.cell, cost.cell, token.cell, description].filter { $0.field >= 0 }
    }

    /// Reads the benefit and computes the purchase part; `type`, `day`, `minorUnits` must be there already.
    mutating func read(_ context: RowContext, into row: inout ImportedEntry) {
        guard present.contains(where: { !context.bytes($0).isEmpty }) else { return }
        let hadErrors = context.hasErrors
        var benefit = Benefit()
        readValue(context, into: &benefit)
        benefit.costMinor = notNegative(context, cost, cost.read(context, currency: base))
        benefit.isToken = token.read(context) ?? false
        benefit.description = context.text(description)
        if benefit.isNone, benefit.isToken || benefit.costMinor ?? 0 > 0 {
            context.refuse(
                .benefitContradiction, value.cell, "no benefit, but a cost or a token",
                hint: "give the benefit's value, or leave its cost and token blank")
        }
        row.benefit = benefit
        // An amount or a day that was refused is not a ground for a second complaint.
        guard !hadErrors, row.type.family == .received else { return }
        do throws(BenefitRule.Failure) {
            row.exchangeMinor = try BenefitRule.exchangeMinor(
                payment: row.minorUnits, benefit: benefit, day: row.day, currency: base, limits: limits)
        } catch {
            context.refuse(
                .noBenefitLimits, value.cell, error.message,
                hint:
                    "set \(row.day.year) under receipts: benefit_limits in organization.yml once published"
            )
        }
    }

    private func readValue(_ context: RowContext, into benefit: inout Benefit) {
        let bytes = context.bytes(value.cell)
        if bytes.isEmpty { return }
        if bytes.count <= 7, bytes[0] | 0x20 == UInt8(ascii: "n") || bytes[0] | 0x20 == UInt8(ascii: "u") {
            let word = String(decoding: bytes, as: UTF8.self).lowercased()
            benefit.isNone = word == "none"
            benefit.isUnknown = word == "unknown"
            if benefit.isNone || benefit.isUnknown { return }
        }
        benefit.valueMinor = notNegative(context, value, value.parse(bytes, context, currency: base))
    }

    private func notNegative(_ context: RowContext, _ cell: AmountCell, _ minor: Int64?) -> Int64? {
        guard let minor, minor < 0 else { return minor }
        context.refuse(
            .benefitNegative, cell.cell, "a benefit below zero", hint: "write its fair value, or none")
        return nil
    }
}
