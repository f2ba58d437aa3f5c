import CampaignKit

/// One platform's export: how its file is known and what its rows become.
///
/// Each is one file of this folder and one line in `Preset.all`. A row becomes no, one, or several canonical
/// rows; what is not fully understood is refused or left out with a reason, never guessed.
public struct Preset: Sendable {
    /// What the header and the rules were taken from.
    public enum Evidence: String, Sendable {
        /// A file that the platform wrote.
        case realFile = "real file"
        /// The program text of another importer.
        case code
        /// What someone here wrote of their own files.
        case mapping
    }

    /// Where a platform's times are said.
    enum Clock: Sendable {
        case utc
        /// The site's or account's own time, which is the charity's.
        case charity
        case zone(String)
        /// A time without a zone is refused.
        case unknown
    }

    /// What may be around the table.
    enum Frame: Sendable {
        case table
        /// Lines of other widths may follow the header; the preset knows them.
        case ragged
    }

    /// The name that `--source-format` takes.
    public let name: String
    /// What people call it.
    public let platform: String
    /// The source of its rows when no `--source` is given.
    public let source: String
    public let evidence: Evidence
    /// Columns that together no other file has; `a|b` where files differ.
    let signature: [String]
    var clock = Clock.utc
    /// Nil where the rows decide.
    var dateOrder: DateOrder?
    var frame = Frame.table
    /// What stands before the cents.
    var decimalMark = DecimalMark.point
    /// Whether later rows of a file say what earlier ones are worth.
    var looksAhead = false
    /// The mapping that it was made from; nil for a platform.
    var mapping: FileMapping?
    let make: @Sendable (inout PresetHeader) throws(GiftFileError) -> any PresetBody

    init(
        _ name: String, platform: String, source: String, evidence: Evidence, signature: [String],
        clock: Clock = .utc, dateOrder: DateOrder? = nil, frame: Frame = .table,
        decimalMark: DecimalMark = .point, looksAhead: Bool = false,
        make: @escaping @Sendable (inout PresetHeader) throws(GiftFileError) -> any PresetBody
    ) {
        self.name = name
        self.platform = platform
        self.source = source
        self.evidence = evidence
        self.signature = signature
        self.clock = clock
        self.dateOrder = dateOrder
        self.frame = frame
        self.decimalMark = decimalMark
        self.looksAhead = looksAhead
        self.make = make
    }
}

/// What reads the rows of one file of a preset: its fields are columns of that file.
protocol PresetBody {
    /// Says what one row becomes: `out.emit`, `out.leaveOut`, `out.refuse`, or nothing.
    mutating func read(_ row: PlatformRow, _ out: PresetOutput)

    /// Whether a line is under the header's columns: reports have others between.
    func isTabular(_ row: PlatformRow) -> Bool

    /// Judges the file as a whole, once its last row was read.
    func finish(_ out: PresetOutput) throws(GiftFileError)
}

extension PresetBody {
    func isTabular(_ row: PlatformRow) -> Bool { true }
    func finish(_ out: PresetOutput) throws(GiftFileError) {}
}

extension Preset {
    /// Its platform with the article that people say before it: `an ActBlue`.
    var named: String { Self.named(platform) }

    /// The same of a platform's name; `NPSP` is spelled out when it is read.
    public static func named(_ platform: String) -> String {
        let isVowel = "AEIOaeio".contains(platform.prefix(1)) || platform.hasPrefix("NPSP")
        return (isVowel ? "an " : "a ") + platform
    }

    /// Every platform whose files are known, in the order in which they are listed.
    public static let all: [Preset] = [
        stripePayouts, stripePayments, payPal, payPalSpanish, payPalGerman, payPalFrench,
        payPalReports, benevity, benevityOld,
        fundraiseUp,
        giveWP, giveWPSample, fidelityCharitable, workplaceGifts, workplaceMatches, workplaceChecks,
        foreignChecks,
        donorbox, everyOrg, givebutter, actBlue, gitHubSponsors, venmo, venmoStatement, funraise,
        checkDeposits, raisersEdge,
        littleGreenLight, npsp, civiCRM,
    ]
}

extension Preset {
    /// What a header says about this preset.
    struct Likeness {
        let found: Int
        /// Columns of the signature that are not there, as the platform writes them.
        let missing: [String]
    }

    func likeness(_ names: Set<String>) -> Likeness {
        let missing = signature.filter { said in
            // A mapping's names are the file's own, whatever is in them.
            let others = mapping == nil ? said.split(separator: "|").map(String.init) : [said]
            return !others.contains { names.contains(HeaderMatcher.normalize($0)) }
        }
        return Likeness(
            found: signature.count - missing.count,
            missing: missing.map { mapping == nil ? String($0.split(separator: "|")[0]) : $0 })
    }

    /// The preset whose signature the header has whole; of several, the one that asks for more.
    static func recognized(_ names: [String]) -> Preset? {
        let names = Set(names.map { HeaderMatcher.normalize($0) })
        return all.filter { $0.likeness(names).missing.isEmpty }.max {
            $0.signature.count < $1.signature.count
        }
    }

    /// The preset whose file it nearly is, with what is missing: a renamed or deleted column.
    static func nearly(_ names: [String]) -> (preset: Preset, missing: [String])? {
        let names = Set(names.map { HeaderMatcher.normalize($0) })
        let near = all.map { ($0, $0.likeness(names)) }
            .filter { $1.missing.count * 4 <= $0.signature.count && $1.found >= 3 }
        return near.min { $0.1.missing.count < $1.1.missing.count }.map { ($0.0, $0.1.missing) }
    }
}
