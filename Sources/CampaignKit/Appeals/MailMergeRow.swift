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
    /// What the donor's last gift was for, as people call it: the project's name, else the campaign's.
    public var designation = ""
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
