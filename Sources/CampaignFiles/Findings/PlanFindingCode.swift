public import CampaignKit

/// Everything that can be wrong or noteworthy in the plan's files.
///
/// The raw value is the stable code. A new code is a case here and a guide in one of the three tables next to
/// this file.
public enum PlanFindingCode: String, CaseIterable, Sendable {
    // The file and its text.
    case campaignFileName = "campaign-file-name"
    case fileUnread = "file-unread"
    case organizationMissing = "organization-missing"
    case fileTooLarge = "file-too-large"
    case tooManyFindings = "too-many-findings"
    case invalidUTF8 = "invalid-utf8"
    case forbiddenCharacter = "forbidden-character"
    case frontMatterMissing = "front-matter-missing"
    case frontMatterUnclosed = "front-matter-unclosed"

    // YAML.
    case yamlSyntax = "yaml-syntax"
    case yamlTab = "yaml-tab"
    case yamlAnchor = "yaml-anchor"
    case yamlDepth = "yaml-depth"
    case duplicateKey = "duplicate-key"
    case unknownKey = "unknown-key"
    case missingKey = "missing-key"
    case emptyValue = "empty-value"
    case wrongType = "wrong-type"
    case unquotedAmount = "unquoted-amount"

    // Single values.
    case goalAmount = "goal-amount"
    case goalNotPositive = "goal-not-positive"
    case badAmount = "bad-amount"
    case currencyMismatch = "currency-mismatch"
    case badPercent = "bad-percent"
    case badNumber = "bad-number"
    case badDate = "bad-date"
    case badMonthDay = "bad-month-day"
    case unknownChoice = "unknown-choice"
    case badID = "bad-id"
    case reservedID = "reserved-id"
    case letterPath = "letter-path"
    case askFormula = "ask-formula"
    case testSplit = "test-split"
    case keycode
    case segmentPick = "segment-pick"
    case paceRule = "pace-rule"
    case badEIN = "bad-ein"
    case badPublisherPrefix = "bad-publisher-prefix"
    case badLedger = "bad-ledger"
    case unknownCurrency = "unknown-currency"
    case unknownTimeZone = "unknown-time-zone"
    case unknownState = "unknown-state"
    case benefitLimits = "benefit-limits"
    case limitsSource = "limits-source"
    case letterSentence = "letter-sentence"
    case signaturePath = "signature-path"
    case givingPage = "giving-page"

    // What does not go together.
    case dateOrder = "date-order"
    case phaseOrder = "phase-order"
    case paceTable = "pace-table"
    case giftTable = "gift-table"
    case partnerShares = "partner-shares"
    case lineGoals = "line-goals"
    case projectCost = "project-cost"
    case duplicateID = "duplicate-id"
    case ambiguousID = "ambiguous-id"
    case unknownCampaign = "unknown-campaign"
    case parentCycle = "parent-cycle"
    case parentDepth = "parent-depth"
    case childGoals = "child-goals"
    case goalsOverflow = "goals-overflow"
    case boardApproval = "board-approval"

    // Mappings of files to import.
    case mappingName = "mapping-name"
    case mappingColumn = "mapping-column"
    case mappingConflict = "mapping-conflict"

    /// How much it matters: an error keeps the plan from being used.
    public var severity: Finding.Severity {
        switch self {
        case .childGoals: .note
        case .ambiguousID, .boardApproval, .fileUnread, .limitsSource, .lineGoals: .warning
        default: .error
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

    private var guide: Guide {
        Self.fileGuides[self] ?? Self.valueGuides[self] ?? Self.planGuides[self] ?? Guide(rawValue, rawValue)
    }
}
