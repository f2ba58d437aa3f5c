import CampaignKit
import Terminal

/// The names of those who gave, by level, for a wall or a program: never an amount, and no one who asked not
/// to be named.
struct HonorRollBlock: ReportBlock {
    static let name = "honor-roll"
    static let summary = "the names of donors by level, without those who wish not to be named"
    static let optionKeys = ["of", "levels", "caption"]
    /// Another choice of levels would tell, by its difference, what is between them.
    static let isOncePerPublicPage = true

    private let subject: FigureSubject
    private let levels: [Int64]
    private let caption: String
    var needs: Set<ReportNeed> { [.donors(campaign: subject.campaign)] }

    /// Whole units.
    private static let usual: [Int64] = [1000, 10_000, 100_000]

    init(_ options: inout BlockOptions) {
        subject = options.subject(of: [.campaign])
        levels = options.levels(Self.usual)
        caption = options.caption("")
    }

    func elements(_ figures: ReportFigures) -> [ReportElement] {
        guard let giving = figures.donors(of: subject.campaign), giving.count > 0 else {
            return [.paragraph("No donor has given yet.")]
        }
        let roll = HonorRoll(giving, levels: levels, audience: figures.audience)
        let isPublic = figures.redaction.isPublic
        guard !roll.levels.isEmpty else {
            return isPublic ? [Redaction.withheld] : [.paragraph("No donor may be named.")]
        }
        let words = LevelWords(texts: figures.texts)
        let tables = roll.levels.map { level in
            let name = words.band(level.least)
            let title = caption.isEmpty ? name : "\(caption): \(name)"
            return ReportElement.table(
                ReportTable(
                    caption: title, columns: [.init("Donor")],
                    rows: level.names.map { .init([ReportText($0)]) }))
        }
        // How many of a few do not wish to be named could tell who they are.
        guard roll.unnamed > 0, !isPublic || roll.unnamed >= Int(Redaction.fewest) else { return tables }
        let rest: Phrase = "With thanks to \(roll.unnamed, "more donor") who are not named here."
        return tables + [.notes([figures.texts.parts(rest)])]
    }
}

/// Who may be named, by level.
struct HonorRoll {
    struct Level: Equatable {
        /// Minor units; 0 for all gifts.
        var least: Int64
        /// In the order of the alphabet.
        var names: [String]
    }

    /// The highest first; none is empty.
    private(set) var levels: [Level] = []
    /// Who gave and is not named.
    private(set) var unnamed: Int

    /// - `levels`: the lowest first.
    init(_ giving: DonorGiving, levels bounds: [Int64], audience: Audience) {
        let named = giving.donors.filter {
            // A roll is made to be published, whoever reads the draft.
            $0.mayBePublished && !$0.name.isEmpty && $0.anonymity == .none
        }
        unnamed = giving.count - named.count
        let bounds = [0] + bounds
        var waiting: [String] = []
        for index in bounds.indices.reversed() {
            let limit = index + 1 < bounds.count ? bounds[index + 1] : nil
            waiting += named.filter { $0.raised >= bounds[index] && limit.map($0.raised.isBelow) ?? true }
                .map(\.name)
            // A level of one or two would tell the public what they gave: they are named at the next.
            guard !waiting.isEmpty, audience != .public || waiting.count >= Int(Redaction.fewest) else {
                continue
            }
            levels.append(Level(least: bounds[index], names: waiting.sorted(by: Self.isBefore)))
            waiting = []
        }
        guard !waiting.isEmpty else { return }
        // Too few are left at the end: the last level takes them in.
        guard var last = levels.popLast() else {
            unnamed += waiting.count
            return
        }
        last = Level(least: 0, names: (last.names + waiting).sorted(by: Self.isBefore))
        levels.append(last)
    }

    private static func isBefore(_ one: String, _ other: String) -> Bool {
        (one.lowercased(), one) < (other.lowercased(), other)
    }
}

extension Int64 {
    fileprivate func isBelow(_ limit: Int64) -> Bool { self < limit }
}
