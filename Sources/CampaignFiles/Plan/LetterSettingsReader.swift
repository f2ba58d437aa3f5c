import CampaignKit
import Yams

/// Reads who signs letters and how they thank, by language: `signatory` and `thanks`.
enum LetterSettingsReader {
    private static let languages = LetterLanguage.allCases.map(\.rawValue)

    /// One name for all letters, or a name for each language.
    ///
    /// Letters of a language without one are signed in English; where English has none, no one signs them.
    static func signatory(in fields: Fields) -> (name: String?, byLanguage: [LetterLanguage: String]) {
        guard case .mapping(let mapping)? = fields.value("signatory") else {
            return (fields.name("signatory"), [:])
        }
        let names = Fields(mapping, describing: "signatory", in: fields.context)
        var byLanguage: [LetterLanguage: String] = [:]
        for code in names.names {
            guard let language = language(code, of: names), let name = names.name(code) else { continue }
            byLanguage[language] = name
        }
        return (byLanguage[.en], byLanguage)
    }

    /// The charity's own wording of what thank-you letters say of a gift.
    static func thanks(in fields: Fields) -> [LetterLanguage: [ThankYouSentence: String]] {
        guard
            let written = fields.record(
                "thanks", describing: "table of sentences",
                example: "{en: {nothing_in_return: \"Nothing was given in return.\"}}")
        else { return [:] }
        var thanks: [LetterLanguage: [ThankYouSentence: String]] = [:]
        for code in written.names {
            guard let language = language(code, of: written),
                let sentences = written.record(
                    code, describing: "language's sentences", example: "{goods: \"goods or services\"}")
            else { continue }
            thanks[language] = self.sentences(in: sentences)
        }
        return thanks
    }

    private static func sentences(in fields: Fields) -> [ThankYouSentence: String] {
        defer { fields.finish() }
        var texts: [ThankYouSentence: String] = [:]
        for sentence in ThankYouSentence.allCases {
            guard let text = fields.name(sentence.rawValue) else { continue }
            if let problem = sentence.problem(of: text) {
                fields.context.report(
                    .letterSentence, at: fields.valuePlace(sentence.rawValue),
                    "\(sentence.rawValue): \(problem)",
                    hint: sentence.parts.isEmpty
                        ? "this sentence has no braces"
                        : "it says " + sentence.parts.map { "{\($0)}" }.joined(separator: ", ")
                            + ", each once or more")
                continue
            }
            texts[sentence] = text
        }
        return texts
    }

    private static func language(_ code: String, of fields: Fields) -> LetterLanguage? {
        if let language = LetterLanguage(rawValue: code) { return language }
        fields.context.report(
            .unknownChoice, at: fields.keyPlace(code) ?? fields.place, "letters cannot be in '\(code)'",
            hint: DidYouMean.hint(
                for: code, in: languages,
                otherwise:
                    "it can be \(languages.joined(separator: ", ")); a text with a comma goes in quotes"))
        return nil
    }
}

/// The two-letter codes of the states, the District of Columbia and the territories.
enum StateCode {
    static let all = Set(
        """
        AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI \
        MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY AS GU MP PR VI
        """.split(separator: " ").map(String.init))
}
