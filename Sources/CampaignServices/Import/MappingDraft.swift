public import CampaignExchange
import CampaignFiles
public import CampaignKit

/// A mapping for a file that no one described yet, and how it would read the file (`import map`).
public struct MappingDraft {
    public let guess: MappingGuess
    /// The text of the mapping's file.
    public let text: String
    /// What is wrong with that text, such as a word that was said and does not exist.
    public let findings: [Finding]
    /// The first rows as they would be read.
    public private(set) var rows: [ImportedEntry] = []
    /// How many rows the file has, and how many of them cannot be read.
    public private(set) var count = 0
    public private(set) var refused = 0
    /// The first problems of rows.
    public private(set) var problems: [RowProblem] = []
    /// Rows left out, by reason.
    public private(set) var leftOut: [String: Int] = [:]

    /// The base currency, which rows are in.
    public let currency: Currency

    public var mapping: FileMapping { guess.mapping }

    /// Whether the mapping can be written: nothing is to be asked, nothing is wrong with it, and it reads
    /// something.
    public var isReady: Bool {
        guess.questions.isEmpty && !findings.contains { $0.severity == .error } && !isUseless
    }

    /// Whether no row can be read by it.
    public var isUseless: Bool { refused > 0 && rows.isEmpty }

    /// Whether anything says who gave.
    public var namesDonors: Bool {
        let who: [CanonicalColumn] = CanonicalColumn.columns(of: .who).filter { $0.donorFlag == nil }
        return (mapping.columns.map(\.column) + mapping.constants.map(\.column)).contains { column in
            who.contains { $0.name == column }
        }
    }

    private static let shown = 5
    private static let mostProblems = 20

    /// Reads a file twice: once to find out what its columns are, and once as the mapping reads it.
    public init(
        _ source: some ByteSource, name: String, said: MappingGuess.Said, context: some ServiceContext
    ) throws {
        let directory = try context.directory()
        let plan = try context.plan(in: directory).plan
        currency = plan.organization.currency
        let mappings = try context.mappings(in: directory, plan: plan)
        guess = try MappingGuess(source, name: name, said: said, mappings: mappings, plan: plan)
        text = MappingWriter.text(guess.mapping)
        // What a question asks for is missing until it is answered.
        let isAsked = !guess.questions.isEmpty
        findings = MappingLoader.load([PlanFile(path: guess.mapping.path, text: text)], plan: plan, .ours)
            .findings.filter { !isAsked || $0.code != PlanFindingCode.missingKey.rawValue }
        guard isReady, guess.known == nil else { return }
        try read(source, plan, today: try context.today(plan))
    }

    private mutating func read(_ source: some ByteSource, _ plan: Plan, today: CalendarDate) throws {
        var options = GiftRowReader.Options()
        options.mappings = [guess.mapping]
        options.sourceFormat = guess.mapping.name
        var reader = try GiftRowReader(
            source: source, options: options, index: PlanIndex(plan), today: today)
        while true {
            let outcome = try reader.next()
            problems += reader.takeProblems().prefix(Self.mostProblems - problems.count)
            switch outcome {
            case .row(let row) where rows.count < Self.shown: rows.append(row)
            case .rejected: refused += 1
            case .row, .zero: break
            case .end:
                count = reader.rowsRead
                leftOut = reader.leftOut
                return
            }
        }
    }
}
