import CampaignKit

/// Puts one donor's values into a letter's pieces.
struct LetterWriter {
    let pieces: [LetterPiece]

    /// Appends the letter's text.
    func write(_ values: LetterValues, to html: inout HTMLBytes) {
        write(pieces, values, nil, &html)
    }

    /// The fields that the letter shows and the donor lacks, each once.
    func missing(_ values: LetterValues) -> Set<LetterField> {
        var missing: Set<LetterField> = []
        find(pieces, values, nil, &missing)
        return missing
    }

    private func write(
        _ pieces: [LetterPiece], _ values: LetterValues, _ item: LetterValues.Item?, _ html: inout HTMLBytes
    ) {
        for piece in pieces {
            switch piece {
            case .html(let bytes): html.appendLeavingOutEmptyParagraph(bytes)
            case .field(.signature, _): LetterPictures.sign(values, &html)
            case .field(let field, let filter):
                guard let value = values.value(field, item) else { continue }
                html.isolated(values.text(value, filter), in: values.language)
            case .figure: continue
            case .choice(.list(.gifts), let list, _) where list.isListOfGifts:
                for section in values.sections {
                    heading(section.heading, in: values.language, &html)
                    if section.values.holds(.list(.gifts)) { write(list, section.values, item, &html) }
                }
            case .choice(let condition, let then, let otherwise):
                write(values.holds(condition, item) ? then : otherwise, values, item, &html)
            case .each(.gifts, let body):
                for section in values.sections {
                    heading(section.heading, before: body, in: values.language, &html)
                    for next in section.values.items(.gifts) { write(body, section.values, next, &html) }
                }
            case .each(let list, let body):
                for next in values.items(list) { write(body, values, next, &html) }
            }
        }
    }

    /// Above what is repeated: as a row in a table, in words of their own within a paragraph.
    private func heading(
        _ text: String, before body: [LetterPiece], in language: LetterLanguage, _ html: inout HTMLBytes
    ) {
        guard !text.isEmpty, let lead = body.lead else { return }
        switch lead {
        case .block: return heading(text, in: language, &html)
        case .row: html.append("\n<tr><th colspan=\"\(body.cellCount)\" scope=\"colgroup\">")
        case .inline: html.append("<strong>")
        }
        html.isolated(text, in: language)
        html.append(lead == .row ? "</th></tr>" : ":</strong> ")
    }

    private func heading(_ text: String, in language: LetterLanguage, _ html: inout HTMLBytes) {
        guard !text.isEmpty else { return }
        html.append("<h2>")
        html.isolated(text, in: language)
        html.append("</h2>\n")
    }

    private func find(
        _ pieces: [LetterPiece], _ values: LetterValues, _ item: LetterValues.Item?,
        _ missing: inout Set<LetterField>
    ) {
        for piece in pieces {
            switch piece {
            case .html, .figure: continue
            case .field(let field, _):
                if !field.mayBeEmpty, values.value(field, item) == nil { missing.insert(field) }
            case .choice(let condition, let then, let otherwise):
                find(values.holds(condition, item) ? then : otherwise, values, item, &missing)
            case .each(let list, let body):
                for next in values.items(list) { find(body, values, next, &missing) }
            }
        }
    }
}
