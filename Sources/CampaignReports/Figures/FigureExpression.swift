/// `{{ path.of.words | filter }}` taken apart.
struct FigureExpression {
    struct Word {
        let text: String
        /// Its bytes, counted from the first brace.
        let utf8: Range<Int>
    }

    let path: [Word]
    let filter: Word?

    init(_ token: FigureToken) throws(FigureProblem) {
        guard token.isClosed else {
            throw FigureProblem(
                .figureSyntax, "these braces are not closed on this line",
                hint: "close them with }}, or write \\{{ for literal braces")
        }
        let bytes = Array(token.raw.utf8)
        guard bytes.dropFirst(2).first(where: { $0 != 0x20 }) != UInt8(ascii: ">") else {
            throw FigureProblem(
                .misplacedPart, "a part is included on a line of its own",
                hint:
                    "write {{> NAME}} alone on its line, with a name in lowercase letters, digits, and hyphens"
            )
        }
        let parts = Self.split(bytes, 2..<(bytes.count - 2), at: UInt8(ascii: "|"))
        guard parts.count <= 2 else {
            throw FigureProblem(
                .figureSyntax, "a figure has at most one filter", hint: "write {{ raised | short }}")
        }
        var path: [Word] = []
        for range in Self.split(bytes, parts[0], at: UInt8(ascii: ".")) {
            path.append(try Self.word(bytes, range))
        }
        self.path = path
        filter = parts.count > 1 ? try Self.word(bytes, parts[1]) : nil
    }

    private static func word(_ bytes: [UInt8], _ range: Range<Int>) throws(FigureProblem) -> Word {
        let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
        let start = bytes[range].firstIndex { !isBlank($0) } ?? range.upperBound
        let last = bytes[range].lastIndex { !isBlank($0) } ?? start
        let word = start..<min(range.upperBound, last + 1)
        let text = String(decoding: bytes[word], as: UTF8.self)
        guard !text.isEmpty, text.utf8.allSatisfy(isNamePart) else {
            throw FigureProblem(
                .figureSyntax,
                text.isEmpty ? "a name is missing here" : "'\(text)' is not the name of a figure",
                hint: "write {{ raised }} or {{ ID.raised | short }}, or \\{{ for literal braces",
                at: text.isEmpty ? nil : word)
        }
        return Word(text: text, utf8: word)
    }

    private static func split(_ bytes: [UInt8], _ range: Range<Int>, at mark: UInt8) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = range.lowerBound
        for index in range where bytes[index] == mark {
            parts.append(start..<index)
            start = index + 1
        }
        return parts + [start..<range.upperBound]
    }

    private static func isNamePart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}

/// Why an expression is not a figure.
struct FigureProblem: Error {
    let code: ReportFindingCode
    let message: String
    let hint: String?
    /// The bytes that are wrong, counted from the first brace; nil for all of them.
    let utf8: Range<Int>?

    init(_ code: ReportFindingCode, _ message: String, hint: String?, at utf8: Range<Int>? = nil) {
        self.code = code
        self.message = message
        self.hint = hint
        self.utf8 = utf8
    }
}
