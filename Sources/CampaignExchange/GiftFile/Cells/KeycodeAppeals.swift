import CampaignKit

/// The appeal and campaign of a row that names none, by its keycode; what a row names itself counts.
struct KeycodeAppeals {
    private let index: PlanIndex
    private let codes: KeycodeIndex?

    /// Nil where the file has no keycodes.
    init(_ index: PlanIndex, sent: [String: Set<String>]?) {
        self.index = index
        codes = sent.map { KeycodeIndex(index.plan, sent: $0) }
    }

    /// A payment or a correction goes where the row that it names is, and so is left alone.
    func settle(_ context: RowContext, _ cell: ColumnCell, _ row: inout ImportedEntry) {
        let names = row.pledgeID.isEmpty && row.grantID.isEmpty && row.reverses.isEmpty
        guard row.type.family == .promise || names, let codes else { return }
        let appeals = codes.appeals(of: row.place.keycode)
        guard let first = appeals.first, !appeals.contains(row.place.appeal) else { return }
        let said = row.place
        let fitting = appeals.filter { said.campaign.isEmpty || campaign($0) == said.campaign }
        if !said.appeal.isEmpty {
            context.warn(
                .keycodeDisagrees, cell,
                "the keycode belongs to appeal \(first), but the row says \(said.appeal)",
                hint: "the gift is counted in \(said.appeal); correct one of them")
        } else if let appeal = fitting.first, fitting.count == 1 {
            row.place.appeal = appeal
            row.toldByKeycode.insert(.appeal)
            guard said.campaign.isEmpty else { return }
            row.place.campaign = campaign(appeal)
            row.toldByKeycode.insert(.campaign)
        } else if fitting.isEmpty {
            context.warn(
                .keycodeDisagrees, cell,
                "the keycode belongs to campaign \(campaign(first)), but the row says \(said.campaign)",
                hint: "the gift is counted in \(said.campaign), in no appeal; correct one of them")
        } else {
            context.warn(
                .keycodeAmbiguous, cell, "the keycode belongs to \(fitting.joined(separator: " and to "))",
                hint: "name the appeal in the column appeal, and give each segment a keycode of its own")
        }
    }

    private func campaign(_ appeal: String) -> String { index.campaign(ofAppeal: appeal) ?? "" }
}
