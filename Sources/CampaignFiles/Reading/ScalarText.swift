/// A value as written, with its place.
struct ScalarText {
    let text: String
    let place: TextPosition
}

extension String {
    /// Without blanks and line breaks at both ends.
    var trimmed: String {
        let blanks: (Character) -> Bool = {
            $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r\n" || $0 == "\r"
        }
        guard let first = firstIndex(where: { !blanks($0) }), let last = lastIndex(where: { !blanks($0) })
        else {
            return ""
        }
        return String(self[first...last])
    }

    /// `an appeal`, `a project`.
    var withArticle: String {
        guard let first = first?.lowercased() else { return self }
        return ("aeio".contains(first) ? "an " : "a ") + self
    }
}
