import CampaignKit
import Terminal

/// What a donor sends back with a gift: at the foot of every letter of an appeal.
///
/// Its code is how the gift is attributed; its words are the letter's language's.
struct ReplySlip {
    let values: LetterValues
    /// The donor's own, for the charity to compare.
    let address: [String]
    private var row: MailMergeRow { values.letter.row }
    private var organization: Organization { values.facts.organization }

    func write(to html: inout HTMLBytes) {
        let words = Words(values.language)
        html.append("<section class=\"slip\">\n<h2>\(words.yes)</h2>\n<p>")
        for ask in row.asks { choice(values.text(.money(ask), nil), &html) }
        html.append("<span class=\"choice\"><span class=\"box\"></span>\(words.other) ")
        html.words(organization.currency.lead.trimmingBlanks)
        html.append(" ")
        html.append("<span class=\"line\"></span></span></p>\n")
        if row.designation.isOneProject {
            html.append("<p>\(words.use) ")
            choice(row.designation.text(in: values.language), &html)
            html.append("<span class=\"choice\"><span class=\"box\"></span>\(words.need)</span></p>\n")
        }
        html.append("<div class=\"two\">\n<p>")
        LetterPage.lines(address, &html)
        html.append("</p>\n<p>\(words.payable) ")
        html.isolated(organization.name)
        html.append(organization.address.isEmpty ? "." : "\(words.mail)<br>")
        LetterPage.lines(organization.address, &html)
        html.append("</p>\n")
        LetterPictures.giveOnline(values, &html)
        html.append("</div>\n<p class=\"code\">")
        html.isolated([row.keycode, row.letterID].filter { !$0.isEmpty }.joined(separator: " · "))
        html.append("</p>\n</section>\n")
    }

    private func choice(_ text: String, _ html: inout HTMLBytes) {
        html.append("<span class=\"choice\"><span class=\"box\"></span>")
        html.isolated(text)
        html.append("</span>")
    }

    /// Our own words on the slip.
    private struct Words {
        let yes: String
        let other: String
        let use: String
        let need: String
        let payable: String
        let mail: String

        init(_ language: LetterLanguage) {
            switch language {
            case .en:
                (yes, other) = ("Yes, I would like to help.", "Other:")
                (use, need) = ("For:", "where it is needed most")
                (payable, mail) = ("Checks payable to", ", mailed with this slip to:")
            case .es:
                (yes, other) = ("Sí, quiero ayudar.", "Otra cantidad:")
                (use, need) = ("Para:", "donde más se necesite")
                (payable, mail) = ("Cheques a nombre de", ", enviados con este talón a:")
            case .he:
                (yes, other) = ("כן, אני רוצה לעזור.", "סכום אחר:")
                (use, need) = ("עבור:", "היכן שנחוץ ביותר")
                (payable, mail) = ("המחאות לפקודת", ", בצירוף תלוש זה, אל:")
            case .ar:
                (yes, other) = ("نعم، أودّ أن أساعد.", "مبلغ آخر:")
                (use, need) = ("من أجل:", "حيث تشتدّ الحاجة")
                (payable, mail) = ("الشيكات لأمر", "، مع هذه القسيمة إلى:")
            }
        }
    }
}
