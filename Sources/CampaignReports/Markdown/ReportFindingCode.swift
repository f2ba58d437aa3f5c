public import CampaignKit

/// Everything that can be wrong or noteworthy in a report's Markdown.
///
/// The raw value is the stable code. Its front matter and the YAML of its blocks use `PlanFindingCode`.
public enum ReportFindingCode: String, CaseIterable, Sendable {
    // The text.
    case forbiddenText = "report-character"
    case tooLong = "report-too-long"
    case tooDeep = "report-too-deep"
    case tooManyBrackets = "report-brackets"
    case tooManyFindings = "report-findings"
    case placeholderText = "placeholder-text"

    // Figures.
    case figureSyntax = "figure-syntax"
    case unknownFigure = "unknown-figure"
    case unknownFilter = "unknown-filter"
    case misplacedFigure = "misplaced-figure"
    case figureWithoutValue = "figure-without-value"
    case comparedWithItself = "compared-with-itself"
    case shareOfNothing = "share-of-nothing"
    case falseSide = "false-side"

    // Letters.
    case unknownField = "unknown-field"
    case misplacedField = "misplaced-field"
    case regionSyntax = "region-syntax"
    case unclosedRegion = "unclosed-region"
    case misplacedRegion = "misplaced-region"
    case missingSentence = "missing-sentence"
    case missingDonorField = "missing-donor-field"
    case missingLetter = "missing-letter"
    case unknownBenefit = "unknown-benefit"
    case receiptWording = "receipt-wording"
    case signaturePicture = "signature-picture"

    // Parts.
    case unknownPart = "unknown-part"
    case partCycle = "part-cycle"
    case misplacedPart = "misplaced-part"

    // Blocks.
    case unclosedFence = "unclosed-fence"
    case blockSyntax = "block-syntax"
    case blockWithoutBraces = "block-without-braces"
    case unknownBlock = "unknown-block"
    case misplacedBlock = "misplaced-block"
    case repeatedBlock = "repeated-block"
    case unknownOption = "unknown-option"
    case repeatedOption = "repeated-option"
    case missingOption = "missing-option"
    case badOption = "bad-option"
    case unknownID = "unknown-id"
    case assertFailed = "assert-failed"
    case sumTooLarge = "sum-too-large"

    // What a page may hold.
    case rawHTML = "raw-html"
    case badLink = "bad-link"
    case unknownAnchor = "unknown-anchor"
    case refusedImage = "refused-image"
    case tableShape = "table-shape"
    case unknownTheme = "unknown-theme"
    case unsafeTheme = "unsafe-theme"

    /// How much it matters in a template: an error keeps the report from being built.
    public var severity: Finding.Severity {
        switch self {
        case .rawHTML, .tableShape, .blockWithoutBraces, .comparedWithItself, .shareOfNothing, .falseSide,
            .placeholderText:
            .warning
        default: .error
        }
    }

    /// In a campaign's case for support: what is left out for safety does not keep a report from being built.
    var severityInCase: Finding.Severity {
        switch self {
        case .forbiddenText, .badLink, .unknownAnchor, .refusedImage: .warning
        default: severity
        }
    }

    /// What it is, in a few words.
    public var title: String { guide.title }

    /// Why it matters and what to do, in two or three sentences, for `check --explain CODE`.
    public var explanation: String { guide.explanation }

    /// What people are told about a code.
    struct Guide {
        let title: String
        let explanation: String

        init(_ title: String, _ explanation: String) {
            self.title = title
            self.explanation = explanation
        }
    }

    private var guide: Guide { Self.guides[self] ?? Guide(rawValue, rawValue) }
}
