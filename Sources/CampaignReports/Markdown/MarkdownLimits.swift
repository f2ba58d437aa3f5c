import CampaignFiles
import CampaignKit

/// What a text may ask of the parser, which cannot be stopped once it runs.
///
/// Measured on cmark 0.30.2: its time grows with nesting times lines (a mebibyte of blank lines in a hundred
/// lists takes seconds) and with the square of the brackets in a paragraph; everything else stayed below a
/// second for a mebibyte.
struct MarkdownLimits {
    static let mostBytes = 1 << 20
    static let mostLines = 20_000
    static let mostMarkers = 64
    static let deepestIndent = 256
    static let mostBrackets = 5000

    let source: MarkdownSource
    let findings: ReportFindings

    /// Whether the text may be parsed; what keeps it from that is reported.
    func check() -> Bool {
        guard checkSize() else { return false }
        var brackets = 0
        for number in source.lineNumbers {
            let bytes = Array(source.line(number).utf8)
            guard checkNesting(bytes, line: number) else { return false }
            let isBlank = bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 }
            brackets = isBlank ? 0 : brackets + bytes.count { $0 == UInt8(ascii: "[") }
            guard brackets <= Self.mostBrackets else {
                findings.report(
                    .tooManyBrackets, line: number, "more than 5,000 brackets in one paragraph",
                    hint: "put blank lines between, or write \\[ for a literal [")
                return false
            }
        }
        return true
    }

    private func checkSize() -> Bool {
        let count = source.lineNumbers.count
        let last = source.lineNumbers.lowerBound + Self.mostLines
        guard count <= Self.mostLines else {
            findings.report(
                .tooLong, line: last, "the text has more than 20,000 lines", hint: "split the report")
            return false
        }
        var bytes = 0
        for number in source.lineNumbers {
            bytes += source.line(number).utf8.count + 1
            guard bytes <= Self.mostBytes + 1 else {
                findings.report(
                    .tooLong, line: number, "the text has more than 1 MiB", hint: "split the report")
                return false
            }
        }
        return true
    }

    private func checkNesting(_ bytes: [UInt8], line: Int) -> Bool {
        let (markers, indent) = Self.containers(bytes)
        guard markers > Self.mostMarkers || (markers > 0 && indent > Self.deepestIndent) else { return true }
        findings.report(
            .tooDeep, line: line, "quotations or lists are nested too deeply here",
            hint: "at most 64 may be nested; flatten it")
        return false
    }

    /// How many quotation and list markers a line begins with, and how far in the last of them is.
    static func containers(_ bytes: [UInt8]) -> (markers: Int, indent: Int) {
        var (markers, indent, index) = (0, 0, 0)
        while index < bytes.count {
            if bytes[index] == 0x20 || bytes[index] == 0x09 {
                index += 1
                continue
            }
            guard let length = markerLength(bytes[index...]) else { break }
            (markers, indent) = (markers + 1, index)
            index += length
        }
        // A rule is written with one character all along.
        let isRule = Set(bytes).isSubset(of: [0x20, 0x09, bytes.first ?? 0]) && bytes.first != 0x3E
        return isRule ? (0, 0) : (markers, indent)
    }

    private static func markerLength(_ rest: ArraySlice<UInt8>) -> Int? {
        guard let first = rest.first else { return nil }
        if first == UInt8(ascii: ">") { return 1 }
        if first == UInt8(ascii: "-") || first == UInt8(ascii: "+") || first == UInt8(ascii: "*") {
            return endsMarker(rest.dropFirst()) ? 1 : nil
        }
        let digits = rest.prefix(10).prefix { (0x30...0x39).contains($0) }.count
        guard (1...9).contains(digits), let mark = rest.dropFirst(digits).first,
            mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")"), endsMarker(rest.dropFirst(digits + 1))
        else { return nil }
        return digits + 1
    }

    private static func endsMarker(_ rest: ArraySlice<UInt8>) -> Bool {
        rest.first.map { $0 == 0x20 || $0 == 0x09 } ?? true
    }
}

/// What a text may name.
struct MarkdownRules: Sendable {
    let plan: Plan
    /// What figures and blocks are about that name nothing.
    let campaign: String?
    let format: MarkdownFormat
    /// How deep the text is below the page's own headings: its highest heading gets the level after this
    /// one; nil leaves headings as they are.
    var headingsBelow: Int?
    /// Whether the text has regions, as letters have: `{{#if …}}` on a line of its own is a block.
    var hasRegions = false
    /// Whether the text runs from right to left.
    var isRightToLeft = false
    /// The day that changes are told from, where a block names none.
    var since: CalendarDate?
}

/// What a tree is written as.
public enum MarkdownFormat: Sendable { case html, markdown }
