import CampaignKit
import Yams

extension Fields {
    /// Reports a segment's pick that cannot be read, at the words that are wrong.
    func checkPick(_ pick: String) {
        // An amount that commas cut into items was reported as that.
        guard !pick.isEmpty, value("pick")?.scalar?.string.unicodeScalars.contains(Placeholder.comma) != true
        else { return }
        do throws(PickError) {
            _ = try Pick(pick, currency: context.currency)
        } catch {
            let place = valuePlace("pick").inside(pick, column: error.column, length: error.length)
            context.report(.segmentPick, at: place, error.message, hint: error.hint)
        }
    }
}
