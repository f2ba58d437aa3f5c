import CampaignKit
import Terminal

/// The fields that say what pieces of an appeal brought.
struct YieldFields {
    let currency: Currency
    /// What people see where a figure does not exist.
    var none = ""

    var all: [Field<AppealPerformance>] {
        let unit = currency.symbol ?? currency.code + " "
        return [
            Field(.figure("Pieces", "pieces")) { .count($0.pieces) },
            figure("Responders", "responders", isSecondary: true) {
                $0.pieces > 0 ? .count($0.responders) : .none
            },
            figure("Rate", "response_rate") { .percent($0.responseRate) },
            Field(.figure("Gifts", "gifts")) { .count($0.gifts) },
            figure("Gross", "gross") { .money($0.grossMinor, currency) },
            figure("Average", "average", isSecondary: true) { .money($0.averageMinor, currency) },
            figure("Cost", "cost") { .money($0.costMinor, currency) },
            figure("Per \(unit)1", "cost_per_unit") { .money($0.costPerUnit(in: currency), currency) },
            figure("ROI", "roi", isSecondary: true) { .percent($0.returnOnInvestment) },
            Field("gifts_without_piece") { .count($0.unaskedGifts) },
            Field("gifts_before_mailing") { .count($0.earlyGifts) },
        ]
    }

    private func figure(
        _ title: String, _ key: String, isSecondary: Bool = false,
        _ value: @escaping (AppealPerformance) -> FieldValue
    ) -> Field<AppealPerformance> {
        Field(
            .figure(title, key, isSecondary: isSecondary),
            people: { yield in
                let cell = value(yield).cell
                return cell.value == .none ? .blank(none) : cell
            }, value)
    }
}
