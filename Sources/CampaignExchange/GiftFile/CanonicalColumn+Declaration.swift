public import CampaignKit

extension CanonicalColumn {
    /// What a column is about; the raw value is its name in the help.
    public enum Group: String, CaseIterable, Sendable {
        case what
        case place = "where"
        case who
        case handling = "when"
        case promises = "promise"
        case inReturn = "return"
        case tribute
    }

    /// Who reads a column's cells.
    enum Reader: Sendable {
        typealias Setter = @Sendable (inout ImportedEntry, String) -> Void
        /// A group of cells of its own, because a rule goes with it.
        case judged
        /// An id: one line, without anything that cannot be seen.
        case identifier(Setter)
        /// A text of one line.
        case line(Setter)
        /// A text that may have several lines.
        case block(Setter)
        /// A text of the donor; the closure, because writing through key paths takes longer than reading the
        /// cells.
        case donorText(
            any (WritableKeyPath<DonorDetails, String> & Sendable),
            @Sendable (inout DonorDetails, String) -> Void)
        case donorFlag(DonorDetails.Suppressions)
    }

    /// Everything that is said of a column but its name.
    struct Declaration: Sendable {
        /// One line of help, with the words or forms that it takes.
        let summary: String
        /// Whether cells are personal data where that is not as in the rest of the group.
        let isPersonal: Bool?
        /// Whether cells are ids that another system made up.
        let isForeignID: Bool
        let reader: Reader
        /// The cell that says the same of a posted row, to post it again; nil where more than the row tells.
        let cell: (@Sendable (ImportedEntry) -> String)?

        init(
            _ summary: String, isForeignID: Bool = false, isPersonal: Bool? = nil, _ reader: Reader = .judged,
            cell: (@Sendable (ImportedEntry) -> String)? = nil
        ) {
            self.summary = summary
            self.isForeignID = isForeignID
            self.isPersonal = isPersonal
            self.reader = reader
            self.cell = cell
        }
    }

    private static let declarations: [CanonicalColumn: (group: Group, said: Declaration)] = {
        var all: [CanonicalColumn: (group: Group, said: Declaration)] = [:]
        for (group, columns) in declared {
            for (column, said) in columns { all[column] = (group, said) }
        }
        return all
    }()

    private var declaration: (group: Group, said: Declaration) {
        Self.declarations[self] ?? (.what, Declaration(""))
    }

    /// The columns without which a file is refused.
    public static let required: [CanonicalColumn] = [.date, .amount]

    /// The name in a file.
    public var name: String { rawValue }

    /// The group that the column belongs to.
    public var group: Group { declaration.group }

    /// The columns of a group, in order.
    public static func columns(of group: Group) -> [CanonicalColumn] {
        allCases.filter { $0.group == group }
    }

    /// One line of help.
    public var summary: String { declaration.said.summary }

    var reader: Reader { declaration.said.reader }

    /// The cell that says the same of a posted row, where the row's own columns tell it.
    public var cell: (@Sendable (ImportedEntry) -> String)? { declaration.said.cell }

    /// The field of a donor's details that the column is; nil for others.
    public var donorText: WritableKeyPath<DonorDetails, String>? {
        if case .donorText(let field, _) = reader { field } else { nil }
    }

    /// What a yes in the column forbids; nil for others.
    public var donorFlag: DonorDetails.Suppressions? {
        if case .donorFlag(let flag) = reader { flag } else { nil }
    }

    /// Whether cells hold, or could hold, personal data: then no message ever shows one.
    ///
    /// Ids of donors count, because files use e-mail addresses for them; so does free text.
    public var isPersonal: Bool { declaration.said.isPersonal ?? (group == .who || group == .tribute) }

    /// Whether cells may look like card numbers (`rules.md §5`): ids that another system made up.
    ///
    /// `soft_credits` is a list of donor ids; `matches` and `reverses` hold gift ids; what a person types
    /// (`reference`, `note`, `deposit_id`) is always looked at.
    public var isExemptFromCardScan: Bool { declaration.said.isForeignID }
}
