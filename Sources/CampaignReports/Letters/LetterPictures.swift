import CampaignKit
import Terminal

/// The pictures of letters: each is in the page's style sheet once, however many letters show it.
struct LetterPictures {
    let facts: LetterFacts

    /// What the style sheet needs for letters that are signed in some languages, and for reply slips.
    func style(signedIn languages: Set<LetterLanguage>, hasSlips: Bool) -> String {
        let signed = languages.sorted { $0.rawValue < $1.rawValue }.compactMap { language in
            facts.signatures[language].map {
                ".signature.\(language.rawValue) { background-image: url(\"\($0.address)\"); }\n"
            }
        }
        let code = hasSlips ? facts.online?.code : nil
        return (languages.isEmpty ? "" : Self.signing) + signed.joined()
            + (code.map { "\(Self.camera).qr { background-image: url(\"\($0)\"); }\n" } ?? "")
    }

    /// The signature, or room for one where there is no picture.
    static func sign(_ values: LetterValues, _ html: inout HTMLBytes) {
        guard values.facts.signatures[values.language] != nil else {
            return html.append("<span class=\"room\"></span>")
        }
        let signatory = values.facts.organization.signatory(in: values.language)
        html.append("<span class=\"signature \(values.language.rawValue)\" role=\"img\" aria-label=\"")
        html.words(SignaturePicture.words(signatory, values.language))
        html.append("\"></span>")
    }

    /// The way to give without a check: the address, and the code for those who have a camera.
    ///
    /// Each is a column of the slip, so that a code costs a letter no line.
    static func giveOnline(_ values: LetterValues, _ html: inout HTMLBytes) {
        guard let online = values.facts.online else { return }
        let words = words(values.language)
        html.append("<p>\(words.give)<br><a href=\"")
        html.words(online.address)
        html.append("\" dir=\"ltr\">")
        html.words(online.address)
        html.append("</a></p>\n")
        guard online.code != nil else { return }
        html.append("<span class=\"qr\" role=\"img\" aria-label=\"\(words.code)\"></span>\n")
    }

    private static func words(_ language: LetterLanguage) -> (give: String, code: String) {
        switch language {
        case .en: ("Or give online:", "QR code of the address")
        case .es: ("O done en línea:", "Código QR de la dirección")
        case .he: ("או תרמו באתר:", "קוד QR של הכתובת")
        case .ar: ("أو تبرعوا عبر الإنترنت:", "رمز QR للعنوان")
        }
    }

    /// Backgrounds are printed only where a page says that they must be.
    private static let signing = """
        .signature, .room { display: block; height: .65in; }
        .signature { width: 2.4in; background: left center / contain no-repeat;
        print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        [dir=rtl] .signature { background-position: right center; }

        """

    private static let camera = """
        .qr { display: table-cell; width: 1in; height: 1in; background: #fff top center / contain no-repeat;
        print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        @media screen and (max-width: 40rem) { .qr { display: block; } }

        """
}
