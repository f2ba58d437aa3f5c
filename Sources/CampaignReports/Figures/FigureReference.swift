import CampaignKit

/// A figure that exists: what is shown of what, and how it is written.
struct FigureReference: Sendable {
    let subject: FigureSubject
    let measure: FigureMeasure
    let filter: FigureFilter?

    /// The figure's whole name, for `data-figure` and `explain`.
    var name: String { subject.path.map { "\($0).\(measure.name)" } ?? measure.name }

    /// Whether it is an amount without its cents.
    var isRounded: Bool { measure.kind == .money && (filter == .whole || filter == .short) }

    /// What has to be asked of the ledger for it.
    var need: Breakdown? {
        switch subject {
        case .project: .project
        case .appeal: .appeal
        default: nil
        }
    }
}
