import CampaignKit
import Terminal

/// Who gave: donors by what each gave in all, or by their kind.
struct DonorsBlock: ReportBlock {
    static let name = "donors"
    static let summary = "how many donors gave how much, by size or by kind"
    static let optionKeys = ["of", "by", "levels", "caption"]
    /// Another choice of levels would tell, by its difference, what is between them.
    static let isOncePerPublicPage = true

    private enum By: String, CaseIterable { case size, kind }

    private let subject: FigureSubject
    private let by: By
    private let levels: [Int64]
    private let caption: String
    var needs: Set<ReportNeed> { [.donors(campaign: subject.campaign)] }

    /// Whole units.
    private static let usual: [Int64] = [100, 1000, 10_000, 100_000]

    init(_ options: inout BlockOptions) {
        subject = options.subject(of: [.campaign])
        by = options.choice("by", By.size)
        levels = options.levels(Self.usual)
        caption = options.caption("")
    }

    func elements(_ figures: ReportFigures) throws -> [ReportElement] {
        let redaction = figures.redaction
        guard !redaction.isPublic || !(subject.campaign.map(redaction.hides) ?? redaction.hidesTotal) else {
            return [Redaction.withheld]
        }
        guard let giving = figures.donors(of: subject.campaign), giving.count > 0 else {
            return [.paragraph("No donor has given yet.")]
        }
        let rest = try giving.rest()
        var groups = try by == .size ? sizes(giving, figures.texts) : kinds(giving, figures.texts)
        if giving.hidden > 0 || rest != 0 {
            groups.append(
                DonorGroup(name: figures.texts.say("Not named"), donors: giving.hidden, raised: rest))
        }
        if redaction.isPublic { groups = try folded(groups, figures.texts) }
        let usual: Phrase = by == .size ? "Donors by what each gave" : "Donors by kind"
        let title = caption.isEmpty ? figures.texts.say(usual) : caption
        let chart = DonorChart(
            groups: groups.filter { $0.donors != 0 || $0.raised != 0 }, giving: giving,
            prefix: subject.figurePrefix, texts: figures.texts)
        return [.chart(chart.chart(title, isBySize: by == .size && !redaction.isPublic))]
            + (redaction.isPublic ? [.notes([[ReportText(Redaction.note)]])] : [])
    }

    /// The largest first.
    private func sizes(_ giving: DonorGiving, _ texts: FigureTexts) throws -> [DonorGroup] {
        let bounds = [0] + levels
        return try bounds.indices.reversed().map { index in
            let limit = index + 1 < bounds.count ? bounds[index + 1] : nil
            let name = LevelWords(texts: texts).band(from: bounds[index], below: limit)
            return try DonorGroup(name, giving.donors(from: bounds[index], below: limit))
        }
    }

    private func kinds(_ giving: DonorGiving, _ texts: FigureTexts) throws -> [DonorGroup] {
        let byKind = Dictionary(grouping: giving.donors, by: \.kind)
        return try (DonorKind.allCases.map(Optional.some) + [nil]).compactMap { kind in
            try byKind[kind].map { try DonorGroup(texts.say(kind?.plural ?? "Kind not said"), $0) }
        }
    }

    /// Groups of fewer than three donors are told with others.
    private func folded(_ groups: [DonorGroup], _ texts: FigureTexts) throws -> [DonorGroup] {
        let parts = groups.map {
            Redaction.Part(
                isEmpty: $0.donors == 0 && $0.raised == 0, donors: Int64($0.donors), isSecret: false)
        }
        let hidden = Redaction.folded(parts)
        guard !hidden.isEmpty else { return groups }
        var others = DonorGroup(name: texts.say("Others"), donors: 0, raised: 0)
        for index in hidden {
            others.donors += groups[index].donors
            others.raised = try Checked.add(others.raised, groups[index].raised)
        }
        return groups.indices.filter { !hidden.contains($0) }.map { groups[$0] } + [others]
    }
}

/// Donors that are told together.
struct DonorGroup: Equatable {
    var name: String
    var donors: Int
    /// Minor units.
    var raised: Int64

    init(name: String, donors: Int, raised: Int64) {
        (self.name, self.donors, self.raised) = (name, donors, raised)
    }

    init(_ name: String, _ donors: [DonorGiving.Donor]) throws(MoneyError) {
        self.name = name
        self.donors = donors.count
        raised = try Checked.sum(donors.map(\.raised))
    }
}

/// Groups of donors as bars of what they gave.
struct DonorChart {
    let groups: [DonorGroup]
    let giving: DonorGiving
    /// What the names of the total's figures begin with.
    let prefix: String
    let texts: FigureTexts

    func chart(_ title: String, isBySize: Bool) -> ReportChart {
        let most = max(groups.map(\.raised).max() ?? 0, 1)
        let bars = groups.map { group in
            ReportChart.Item(
                label: group.name, bar: ReportBar(value: max(group.raised, 0), whole: most),
                text: group.donors == 0
                    ? texts.short(group.raised)
                    : texts.say("\(group.donors, "donor"), \(texts.short(group.raised))"))
        }
        let finding = finding(isBySize)
        var chart = ReportChart(
            shape: .bars(bars), title: title, description: finding.map(\.text).joined(),
            keys: [.init(.solid, "Raised")], data: data(title))
        chart.finding = finding
        return chart
    }

    private var count: ReportText {
        ReportText(texts.speech.count(giving.count, "donor"), figure: prefix + ".donors")
    }

    /// How much of it came from those who gave most.
    private func finding(_ isBySize: Bool) -> [ReportText] {
        let raised = texts.figure(texts.short(giving.raised), giving.raised, prefix + ".raised")
        let all: Phrase = "\(count) gave or pledged \(raised)"
        guard isBySize, let top = groups.first, top.donors > 0, top.donors < giving.count,
            let share = Percent(top.raised, of: giving.raised)
        else { return texts.parts("\(all).") }
        let who: Phrase = "\(top.donors) of them (\(top.name))"
        return texts.parts("\(all); \(texts.short(top.raised)) of it, \(share.shortText), is from \(who).")
    }

    private func data(_ title: String) -> ReportTable {
        var table = ReportTable(
            caption: title,
            columns: [.init("Donors who gave")]
                + ["Donors", "Raised", "Of raised"].map { .init($0, isNumber: true) })
        table.rows = groups.map { group in
            .init([
                ReportText(group.name), ReportText(Words.grouped(group.donors)),
                texts.money(group.raised, nil),
                Percent(group.raised, of: giving.raised).map { ReportText($0.shortText) } ?? .none,
            ])
        }
        table.rows.append(
            .init(
                [
                    ReportText("Total"),
                    ReportText(Words.grouped(giving.count), figure: prefix + ".donors"),
                    texts.money(giving.raised, prefix + ".raised"), .blank,
                ], kind: .total))
        return table
    }
}

/// Bounds between sums in words.
struct LevelWords {
    let texts: FigureTexts

    /// `$1,000 to $9,999`, `$100,000 and more`, `under $100`.
    func band(from least: Int64, below limit: Int64?) -> String {
        guard let limit else { return texts.say(least == 0 ? "any amount" : "\(amount(least)) and more") }
        if least == 0 { return texts.say("under \(amount(limit))") }
        return texts.say("\(amount(least)) to under \(amount(limit))")
    }

    /// `$1,000 and more`, or `All gifts` from nothing on.
    func band(_ least: Int64) -> String {
        texts.say(least == 0 ? "All gifts" : "\(amount(least)) and more")
    }

    func amount(_ minor: Int64) -> String { texts.text(minor, short: true) }
}

extension BlockOptions {
    /// Bounds between sums, in minor units, the lowest first; whole units are written, with blanks between.
    mutating func levels(_ usual: [Int64]) -> [Int64] {
        let unit = plan.organization.currency.minorPerUnit
        guard let option = option("levels") else { return usual.map { $0 * unit } }
        let numbers = option.value.split { $0 == " " || $0 == "," }.map { Int64($0) ?? 0 }
        let isRising = zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 }
        guard (1...8).contains(numbers.count), isRising,
            numbers.allSatisfy({ (1...1_000_000_000).contains($0) })
        else {
            refuse(
                option, "levels are not up to eight whole amounts that rise",
                hint: "write levels: 100 1000 10000")
            return usual.map { $0 * unit }
        }
        return numbers.map { $0 * unit }
    }
}

extension DonorKind {
    /// Several of them, as people read it.
    fileprivate var plural: Phrase {
        switch self {
        case .person: "People"
        case .household: "Households"
        case .organization: "Organizations"
        case .foundation: "Foundations"
        case .company: "Companies"
        case .dafSponsor: "Donor-advised funds"
        case .government: "Government"
        case .platform: "Giving platforms"
        }
    }
}
