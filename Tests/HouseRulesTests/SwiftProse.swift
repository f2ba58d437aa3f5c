/// What people read in a Swift file: the lines of its text literals and of its comments.
struct SwiftProse {
    struct Line: Sendable {
        let number: Int
        let text: String
        let isComment: Bool
    }

    private(set) var lines: [Line] = []
    private let bytes: [UInt8]
    private var at = 0
    private var number = 1

    init(_ text: String) {
        bytes = Array(text.utf8)
        while at < bytes.count { step() }
    }

    private mutating func step() {
        let byte = bytes[at]
        if byte != UInt8(ascii: "/"), byte != UInt8(ascii: "\"") {
            if byte == UInt8(ascii: "\n") { number += 1 }
            at += 1
        } else if starts("//") {
            take(until: "\n", isComment: true)
        } else if starts("\"\"\"") {
            at += 3
            literal(end: "\"\"\"")
        } else if starts("\"") {
            at += 1
            literal(end: "\"")
        } else {
            at += 1
        }
    }

    private func starts(_ text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard at + count <= bytes.count, bytes[at] == text.utf8Start[0] else { return false }
        var index = 1
        while index < count {
            if bytes[at + index] != text.utf8Start[index] { return false }
            index += 1
        }
        return true
    }

    private mutating func take(until end: StaticString, isComment: Bool) {
        let from = at
        while at < bytes.count, !starts(end) { at += 1 }
        add(from..<at, isComment: isComment)
    }

    /// A literal without what is put into it: `\(…)` may hold literals of its own, which are read too.
    private mutating func literal(end: StaticString) {
        var from = at
        while at < bytes.count, !starts(end) {
            if starts("\\(") {
                add(from..<at, isComment: false)
                at += 2
                var depth = 1
                while at < bytes.count, depth > 0 {
                    if bytes[at] == UInt8(ascii: "(") { depth += 1 }
                    if bytes[at] == UInt8(ascii: ")") { depth -= 1 }
                    step()
                }
                from = at
            } else if bytes[at] == UInt8(ascii: "\\"), bytes.count > at + 1 {
                if bytes[at + 1] == UInt8(ascii: "\n") { number += 1 }
                at += 2
            } else {
                if bytes[at] == UInt8(ascii: "\n") {
                    add(from..<at, isComment: false)
                    number += 1
                    from = at + 1
                }
                at += 1
            }
        }
        add(from..<min(at, bytes.count), isComment: false)
        at += end.utf8CodeUnitCount
    }

    private mutating func add(_ range: Range<Int>, isComment: Bool) {
        guard range.count > 3 else { return }
        lines.append(
            Line(number: number, text: String(decoding: bytes[range], as: UTF8.self), isComment: isComment))
    }
}
