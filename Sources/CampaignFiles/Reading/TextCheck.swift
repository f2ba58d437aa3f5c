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
