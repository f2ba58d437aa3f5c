import CampaignFiles

/// Takes characters out of a line that may not reach a page, written as they are or as `&#x202E;`.
///
/// What is in their place has as many bytes, so that every place stays true. Private-use characters mark
/// figures inside the program, so none may come in from outside.
struct CharacterGuard {
    let findings: ReportFindings

    func clean(_ line: String, number: Int) -> [UInt8] {
        var bytes = Array(line.utf8)
        if !bytes.allSatisfy({ $0 == 0x09 || (0x20..<0x7F).contains($0) }) {
            bytes = withoutForbidden(line, number: number)
        }
        if bytes.contains(UInt8(ascii: "&")) { replaceReferences(in: &bytes, number: number) }
        return bytes
    }

    private func withoutForbidden(_ line: String, number: Int) -> [UInt8] {
        var result: [UInt8] = []
        for scalar in line.unicodeScalars {
            let written = Array(String(scalar).utf8)
            guard SourceLines.isForbidden(scalar) else {
                result += written
                continue
            }
            report(scalar, number, result.count..<(result.count + written.count))
            result += Self.filler(written.count)
        }
        return result
    }

    /// Numeric references to such characters; the parser would turn them into what was taken out above.
    private func replaceReferences(in bytes: inout [UInt8], number: Int) {
        var index = 0
        while index + 3 < bytes.count {
            guard bytes[index] == UInt8(ascii: "&"), bytes[index + 1] == UInt8(ascii: "#"),
                let (scalar, end) = Self.reference(in: bytes, at: index)
            else {
                index += 1
                continue
            }
            // A tab or a line break written this way is a blank; a zero the parser replaces itself.
            if SourceLines.isForbidden(scalar), scalar != "\n", scalar.value != 0 {
                report(scalar, number, index..<end)
                bytes.replaceSubrange(index..<end, with: Self.filler(end - index))
            }
            index = end
        }
    }

    private static func reference(in bytes: [UInt8], at start: Int) -> (Unicode.Scalar, end: Int)? {
        let isHex = bytes[start + 2] | 0x20 == UInt8(ascii: "x")
        let digits = bytes[(start + (isHex ? 3 : 2))...].prefix(8).prefix { $0 != UInt8(ascii: ";") }
        let end = digits.endIndex
        guard end < bytes.count, bytes[end] == UInt8(ascii: ";"), digits.first != UInt8(ascii: "+"),
            let value = UInt32(String(decoding: digits, as: UTF8.self), radix: isHex ? 16 : 10),
            let scalar = Unicode.Scalar(value)
        else { return nil }
        return (scalar, end + 1)
    }

    private func report(_ scalar: Unicode.Scalar, _ number: Int, _ bytes: Range<Int>) {
        findings.report(
            .forbiddenText, line: number, utf8: bytes,
            "\(SourceLines.nameOfForbidden(scalar)) is not allowed here",
            hint: "delete it; it may have come with pasted text")
    }

    /// So many bytes: a visible sign where there is room for it, else blanks.
    private static func filler(_ count: Int) -> [UInt8] {
        let sign = count >= 3 ? Array("\u{FFFD}".utf8) : []
        return sign + [UInt8](repeating: 0x20, count: count - sign.count)
    }
}
