public import CampaignKit

/// Writes the files that a plan begins with, which load back without a finding.
public enum PlanWriter {
    /// The text of `Campaigns/<id>.md` for a new campaign; keys that are not given are there as comments.
    ///
    /// `id` is only used in the examples: the file's name is what gives a campaign its id.
    public static func newCampaign(
        id: String, name: String, goal: Money? = nil, starts: CalendarDate? = nil, ends: CalendarDate? = nil,
        currency: Currency = .usd
    ) -> String {
        let example = Money(minorUnits: 60_000 * currency.minorPerUnit, currency: currency).shortText
        let year = (starts ?? ends).map { String($0.year) } ?? "2026"
        return """
            ---
            # The file's name is the campaign's id; gifts name it in their campaign column.
            name: \(YAMLScalar.text(name.trimmed.isEmpty ? id : name))
            \(line("goal", goal?.shortText, example: example, "leave it out for a fund without a goal"))
            \(line("starts", starts?.description, example: "\(year)-01-01", "YYYY-MM-DD"))
            \(line("ends", ends?.description, example: "\(year)-12-31", "leave it out for an open end"))

            # public_name: What donors read   # {en: …, he: …} by language; letters and public pages use it
            # parent: another-campaign     # roll this campaign up into another
            # pace: linear                 # or like:ID, the curve of an ended campaign
            # counting:                    # what counts; every deviation is printed on reports
            #   in_kind: include
            # projects:                    # what the money is for
            #   - id: \(id)-project
            #     name: What it pays for
            #     goal: \(example)
            # appeals:                     # who is asked, and how
            #   - id: \(id)-letter
            #     name: The letter
            #     channel: mail
            #     letter: letters/\(id).md
            # gift_table: auto             # the number of gifts needed at each size
            ---
            <!-- Why this matters, in a few sentences that a donor will remember. Replace this line.
            Reports show the text in a {case} block; it is Markdown. -->

            """
    }

    /// The text of `Campaigns/organization.yml`; keys that are not given are there as comments.
    public static func newOrganization(
        name: String, ein: String? = nil, currency: Currency = .usd, timeZone: String = "America/New_York",
        fiscalYearStart: MonthDay = .newYear
    ) -> String {
        """
        # Who we are. Receipts, letters and reports take it from here.
        name: \(YAMLScalar.text(name))
        \(line("ein", ein, example: "13-1234567", "employer identification number, on every receipt"))
        # address:
        #   - P.O. Box 1
        #   - Scarsdale, NY 10583

        # Every total is in this currency.
        currency: \(currency.code)
        # Decides on which day, and so in which tax year, a gift made online at midnight falls.
        time_zone: \(timeZone)
        fiscal_year_start: \(fiscalYearStart)

        # books_closed: 2025-12-31         # nothing on or before this day may change without a reason
        # signatory: Name, Treasurer       # who signs letters and receipts; {en: …, he: …} by language
        # signature: Campaigns/signature.png         # a picture of it; without one, letters leave room to sign
        # giving_page: https://give.example.org      # letters of appeals show it, with a QR code
        # disclosures:                     # texts that a state requires
        #   NY: A copy of our last financial report is available from us or from the Attorney General.
        # receipts:
        #   benefit_limits:                # of years that this version does not know yet
        #     2027: {l: 14.10, p: 70.50, c: 141, source: where you read it, confirmed_by: who checked it}
        # grants:                          # the chance of an application at each stage
        #   probabilities: {prospect: 10%, loi: 20%, proposal: 30%, review: 60%, verbal: 80%}

        """
    }

    /// The key, or a comment that shows how it would be written.
    private static func line(_ key: String, _ value: String?, example: String, _ remark: String) -> String {
        value.map { "\(key): \($0)" } ?? "# \(key): \(example)     # \(remark)"
    }
}

/// Writes a text as one YAML value that reads back the same.
public enum YAMLScalar {
    /// `text` plain when that is safe, else in double quotes; without characters that a plan may not hold.
    public static func text(_ text: String) -> String {
        let clean = cleaned(text)
        guard isPlain(clean) else {
            let escaped = clean.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
            return "\"\(escaped)\""
        }
        return clean
    }

    /// On one line, without forbidden characters.
    static func cleaned(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar == "\n" || scalar == "\t" || scalar == "\r" {
                result.append(" ")
            } else if !ForbiddenCharacter.isForbiddenInSettings(scalar) {
                result.append(scalar)
            }
        }
        return String(result).trimmed
    }

    /// Letters, digits and a few signs, beginning with a letter: nothing in it can be YAML.
    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.first, first.isLetter else { return false }
        return text.allSatisfy { $0.isLetter || $0.isNumber || " .,-'&()/–".contains($0) }
    }
}
