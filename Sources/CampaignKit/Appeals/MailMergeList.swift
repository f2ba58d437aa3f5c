/// An appeal's list: who gets a piece, who does not and why, and how many are in no segment.
///
/// Every donor of the ledger is in exactly one of the three: no one disappears silently (`rules.md §6`).
public struct MailMergeList: Sendable, Equatable {
    /// By donor number.
    public private(set) var rows: [MailMergeRow] = []
    /// By donor number.
    public private(set) var suppressed: [SuppressedDonor] = []
    /// Households and organizations in no segment.
    public private(set) var outside = 0
    /// Who they are, where that was asked for; by donor number.
    public var outsiders: [UnsegmentedDonor] = []
    /// Letters that were taken off the list, because they went out before.
    public private(set) var sentBefore = 0
    /// Of the rows, when they were sent this appeal before; by donor.
    public private(set) var sent: [Int64: CalendarDate] = [:]

    public init() {}

    /// All households and organizations: letters + suppressed + sent before + outside.
    public var donors: Int { rows.count + suppressed.count + sentBefore + outside }

    /// Takes what came of one donor.
    public mutating func add(_ outcome: MailMerge.Outcome) {
        switch outcome {
        case .letter(let row, let sentOn):
            rows.append(row)
            sent[row.donor] = sentOn
        case .suppressed(let donor): suppressed.append(donor)
        case .outside: outside += 1
        }
    }

    /// Puts them in order, whatever order the donors came in.
    public mutating func sort() {
        rows.sort { $0.donor < $1.donor }
        suppressed.sort { $0.donor < $1.donor }
        outsiders.sort { $0.donor < $1.donor }
    }

    /// Removes donors the appeal was sent to before.
    public mutating func leaveOutSent() {
        let all = rows.count
        rows.removeAll { sent[$0.donor] != nil }
        sentBefore += all - rows.count
        sent = [:]
    }

    /// How many are suppressed by each reason that is told, in the order of reasons.
    public var suppressedByReason: [(reason: SuppressionReason, count: Int)] {
        SuppressionReason.allCases.compactMap { reason in
            let count = suppressed.count { $0.reasons.first == reason }
            return count > 0 ? (reason, count) : nil
        }
    }

    /// How many letters each segment whose `ask:` gives none to some of its donors leaves without an ask.
    public func lettersWithoutAsk(of appeal: Appeal) -> [(segment: String, count: Int)] {
        appeal.segments.filter { $0.ask != nil }.compactMap { segment in
            let count = rows.count { $0.segment == segment.id && $0.asks.isEmpty }
            return count > 0 ? (segment.id, count) : nil
        }
    }

    /// How many letters each segment of the appeal has, in its order.
    public func letters(of appeal: Appeal) -> [(segment: String, count: Int)] {
        appeal.segments.map { segment in (segment.id, rows.count { $0.segment == segment.id }) }
    }
}

/// One letter of an appeal: what a mail merge, a letter template and a label need of its donor.
///
/// `rules.md §6`.
///
/// Amounts are base-currency minor units. The empty string is "not known".
public struct MailMergeRow: Sendable, Equatable {
    /// The same in every run for the same appeal and donor: `year-end-letter-2026-00042`.
    public var letterID = ""
    /// Ours, shown as `D-77`: the household's first member when a household gets one letter.
    public var donor: Int64
    /// The first id of another system, `source:id`.
    public var externalID = ""
    /// Printed on the reply slip, so that what comes back is attributed: `YE26-LYB-A`.
    public var keycode = ""
    public var segment = ""
    /// Why this donor is in the segment, in words: `gave $500.00 in 2025, nothing yet in 2026`.
    public var why = ""
    public var addressee = ""
    public var salutation = ""
    public var address1 = ""
    public var address2 = ""
    public var city = ""
    public var state = ""
    public var postalCode = ""
    public var country = ""
    public var email = ""
    /// A BCP 47 language: `en`, `he`, `ar`.
    public var language = "en"
    public var lastGiftMinor: Int64?
    /// The last gift in the currency that it came in; nil for the base currency.
    public var lastGiftOriginal: Money?
    public var lastGiftDay: CalendarDate?
    public var largestGiftMinor: Int64?
    /// Given in the appeal's year up to the day of the export.
    public var yearToDateMinor: Int64 = 0
    /// Three rising asks, or none when the segment has no ask.
    public var asks: [Int64] = []
    /// What the donor's last gift was for, as people call it.
    public var designation = Purpose()
    /// The text that the donor's state wants on a solicitation, from `organization.yml`.
    public var disclosure = ""

    /// Who is written to, and who of them is not named: the names in a letter of another language.
    public internal(set) var writtenTo: [AppealPerson] = []
    var leftOut: [AppealPerson] = []

    public init(donor: Int64) { self.donor = donor }

    /// The row for a letter in this language, which may not be the donor's: its greeting is the letter's.
    public func written(in language: LetterLanguage) -> MailMergeRow {
        guard !writtenTo.isEmpty, LetterLanguage(self.language) != language else { return self }
        let names = LetterNames(writingTo: writtenTo, leftOut: leftOut, language: language)
        var row = self
        row.addressee = names.addressee
        row.salutation = names.salutation
        return row
    }

    /// The postal code as it is printed.
    public var printedPostalCode: String {
        ZIPCode.reading(postalCode, state: state, country: country).printed(postalCode)
    }

    /// The direction of the donor's language: `rtl` for Hebrew, Arabic, Persian, Urdu and Yiddish.
    public var direction: String {
        let primary = language.split(separator: "-").first.map { $0.lowercased() } ?? ""
        return ["he", "iw", "ar", "fa", "ur", "yi"].contains(primary) ? "rtl" : "ltr"
    }
}
