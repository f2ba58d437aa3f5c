import CampaignKit

/// Checks a file's bytes before anything else reads them.
struct TextCheck {
    let source: SourceText
    let sink: FindingSink

    /// Reports what is not UTF-8; reading goes on with the replacement character in its place.
    func checkEncoding() {
        guard let offset = firstInvalidByte() else { return }
        var number = 1
        while let range = source.byteRange(ofLine: number), range.upperBound < offset { number += 1 }
        let start = source.byteRange(ofLine: number)?.lowerBound ?? offset
        let before = String(decoding: source.bytes[start..<offset], as: UTF8.self)
        sink.report(
            .invalidUTF8,
            at: TextPosition(source, line: number, column: before.unicodeScalars.count + 1, length: 1),
            "this byte is not UTF-8 text", hint: "save the file as UTF-8 in your editor")
    }

    /// Reports the first character of each line that may not be in the Markdown below the front matter.
    func checkBody(fromLine first: Int) {
        guard let start = source.byteRange(ofLine: first)?.lowerBound, mayHoldForbidden(from: start) else {
            return
        }
        for number in first..<(source.lineCount + 1) {
            let scalars = source.line(number).unicodeScalars
            guard let index = scalars.firstIndex(where: ForbiddenCharacter.isForbiddenAnywhere) else {
                continue
            }
            let column = scalars.distance(from: scalars.startIndex, to: index) + 1
            report(scalars[index], at: TextPosition(source, line: number, column: column, length: 1))
        }
    }

    /// Reports a character that may not stand where it stands.
    func report(_ scalar: Unicode.Scalar, at place: TextPosition) {
        sink.report(
            .forbiddenCharacter, at: place, "\(ForbiddenCharacter.name(scalar)) is not allowed here",
            hint: "delete it; it may have come with pasted text")
    }

    /// A quick look at the bytes: nearly every body has nothing to find.
    private func mayHoldForbidden(from start: Int) -> Bool {
        source.bytes[start...].contains { byte in
            (byte < 0x20 && byte != 0x0A && byte != 0x0D && byte != 0x09) || byte == 0x7F || byte == 0xEE
                || byte == 0xEF || byte >= 0xF3
        }
    }

    private func firstInvalidByte() -> Int? {
        source.bytes.withUnsafeBufferPointer { buffer in
            var parser = Unicode.UTF8.ForwardParser()
            var offset = 0
            var iterator = buffer.makeIterator()
            while true {
                switch parser.parseScalar(from: &iterator) {
                case .valid(let scalar): offset += scalar.count
                case .emptyInput: return nil
                case .error: return source.bytes.startIndex + offset
                }
            }
        }
    }
}

/// Characters that have no place in a plan.
enum ForbiddenCharacter {
    /// In front matter and `organization.yml`: what cannot be seen, turns the reading direction around,
    /// breaks a line unseen (YAML 1.1 ends a line at U+2028; editors do not, so every later line number would
    /// be wrong), or stands for something inside this program.
    static func isForbiddenInSettings(_ scalar: Unicode.Scalar) -> Bool {
        switch UnsafeCharacter(scalar) {
        case nil, .tab, .directionMark, .noncharacter: false
        case .lineEnd, .hiddenLineEnd, .control, .directionControl, .byteOrderMark, .privateUse: true
        }
    }

    /// In the Markdown case too: private-use characters mark figures in reports.
    static func isForbiddenAnywhere(_ scalar: Unicode.Scalar) -> Bool {
        switch UnsafeCharacter(scalar) {
        case .control, .privateUse: true
        case .hiddenLineEnd: scalar.value <= 0xFF
        default: false
        }
    }

    /// What it is called in a message.
    static func name(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        return switch UnsafeCharacter(scalar) {
        case .directionControl: "a character that changes the reading direction (\(code))"
        case .hiddenLineEnd where scalar.value > 0x1F, .lineEnd: "a hidden line break (\(code))"
        case .privateUse: "a private-use character (\(code))"
        default: "a control character (\(code))"
        }
    }
}

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

/// Private-use characters that are in a repaired YAML text for what was already reported.
///
/// Each replaces one scalar, so columns stay true; the input itself may hold none of them.
enum Placeholder {
    /// A comma inside an amount that should have been quoted.
    static let comma: Unicode.Scalar = "\u{E001}"
    /// Something refused, such as an alias; a value with it says nothing.
    static let refused: Unicode.Scalar = "\u{E002}"
    /// The first letter of a key that is there for the second time.
    static let repeatedKey: Unicode.Scalar = "\u{E003}"
    /// A forbidden character.
    static let forbidden: Unicode.Scalar = "\u{FFFD}"
}
