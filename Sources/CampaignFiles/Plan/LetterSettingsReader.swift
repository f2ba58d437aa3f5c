import CampaignKit
import Yams

/// Reads who signs letters and how they thank, by language: `signatory` and `thanks`.
enum LetterSettingsReader {
    /// One name for all letters, or a name for each language.
    ///
    /// Letters of a language without one are signed in English; where English has none, no one signs them.
    static func signatory(in fields: Fields) -> (name: String?, byLanguage: [LetterLanguage: String]) {
        guard case .mapping(let mapping)? = fields.value("signatory") else {
            return (fields.name("signatory"), [:])
        }
        let byLanguage = fields.namesByLanguage(in: mapping, of: "letters", describing: "signatory")
        return (byLanguage[.en], byLanguage)
    }

    /// The picture of the signature on all letters, or one for each language.
    static func signature(in fields: Fields) -> (path: String?, byLanguage: [LetterLanguage: String]) {
        guard case .mapping(let mapping)? = fields.value("signature") else {
            return (picture("signature", in: fields), [:])
        }
        let pictures = Fields(mapping, describing: "signature", in: fields.context)
        var byLanguage: [LetterLanguage: String] = [:]
        for code in pictures.names {
            guard let language = language(code, of: pictures) else { continue }
            byLanguage[language] = picture(code, in: pictures)
        }
        return (nil, byLanguage)
    }

    /// The path of a picture below the workspace's folder, which can lead nowhere else.
    private static func picture(_ key: String, in fields: Fields) -> String? {
        guard let path = fields.name(key) else { return nil }
        let isPicture = [".png", ".jpg", ".jpeg"].contains { path.lowercased().hasSuffix($0) }
        if isPicture, WorkspaceSource.isInside(path) { return path }
        fields.context.report(
            .signaturePath, at: fields.valuePlace(key),
            isPicture ? "a signature is a file inside the workspace" : "a signature is a PNG or JPEG picture",
            hint: "write its path from the workspace's folder: Campaigns/signature.png")
        return nil
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
        fields.language(code, of: "letters")
    }
}

/// Names by language.
extension Fields {
    /// What donors and the public call something: one name, or a name for each language.
    ///
    /// A language without one takes the English name, and where there is none, the name that staff use.
    func publicName() -> PublicName {
        guard case .mapping(let mapping)? = value("public_name") else {
            return PublicName(name("public_name"))
        }
        let byLanguage = namesByLanguage(in: mapping, of: "names", describing: "public name")
        return PublicName(byLanguage[.en], byLanguage: byLanguage)
    }

    fileprivate func namesByLanguage(
        in mapping: Node.Mapping, of what: String, describing record: String
    ) -> [LetterLanguage: String] {
        let names = Fields(mapping, describing: record, in: context)
        var byLanguage: [LetterLanguage: String] = [:]
        for code in names.names {
            guard let language = names.language(code, of: what), let name = names.name(code) else { continue }
            byLanguage[language] = name
        }
        return byLanguage
    }

    fileprivate func language(_ code: String, of what: String) -> LetterLanguage? {
        if let language = LetterLanguage(rawValue: code) { return language }
        let languages = LetterLanguage.allCases.map(\.rawValue)
        context.report(
            .unknownChoice, at: keyPlace(code) ?? place, "\(what) cannot be in '\(code)'",
            hint: DidYouMean.hint(
                for: code, in: languages,
                otherwise:
                    "it can be \(languages.joined(separator: ", ")); a text with a comma goes in quotes"))
        return nil
    }
}

extension Fields {
    /// The most characters of an address: what a QR code of a postage stamp's size still holds.
    private static let longestAddress = 250

    /// The address of a page to give on.
    func givingPage() -> String? {
        guard let text = name("giving_page") else { return nil }
        let rest = text.dropFirst("https://".count)
        let host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        let isPlain = text.utf8.allSatisfy { (0x21...0x7E).contains($0) && !"\"<>\\^`{|}".utf8.contains($0) }
        guard text.hasPrefix("https://"), isPlain, text.utf8.count <= Self.longestAddress,
            host.contains("."), !host.contains("@"), !host.hasPrefix("."), !host.hasSuffix(".")
        else {
            context.report(
                .givingPage, at: valuePlace("giving_page"), "giving_page is not the address of a web page",
                hint: "write it as a browser shows it: https://give.example.org/donate")
            return nil
        }
        return text
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
