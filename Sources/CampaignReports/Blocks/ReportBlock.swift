import CampaignKit

/// One kind of block: reads its options against the plan, then shows figures.
///
/// A new block is one file in this folder and a line in `ReportBlocks.all`.
protocol ReportBlock: Sendable {
    /// The word in braces.
    static var name: String { get }
    /// What it shows, in a few words for the help.
    static var summary: String { get }
    /// The keys that may be inside, in the order the help shows them.
    static var optionKeys: [String] { get }
    /// Shows what is the charity's own business: the public reads one line in its place.
    static var isForInsiders: Bool { get }
    /// A second one on a page for the public would tell, by its difference from the first, what one person
    /// gave.
    static var isOncePerPublicPage: Bool { get }

    /// What has to be asked of the ledger besides the status.
    var needs: Set<ReportNeed> { get }

    /// The campaign whose case for support goes in the block's place; nil for every other block.
    var caseForSupport: String? { get }

    /// The figures that its options name.
    var references: [FigureReference] { get }

    /// Why the page must not be built from these figures; nil for nearly every block.
    func problem(_ figures: ReportFigures) -> String?

    /// Reads the options; everything wrong with them goes to `problems`, and nothing is shown then.
    init(_ options: inout BlockOptions)

    /// What the block shows; throws where a sum in it is more than an amount can hold.
    func elements(_ figures: ReportFigures) throws -> [ReportElement]
}

extension ReportBlock {
    static var isOncePerPublicPage: Bool { false }
    static var isForInsiders: Bool { false }

    var needs: Set<ReportNeed> { [] }
    var caseForSupport: String? { nil }
    var references: [FigureReference] { [] }

    func problem(_ figures: ReportFigures) -> String? { nil }
}
