/// Reads YAML's outline, without building anything, before the real parser may.
///
/// The parser stops at its first error, speaks of "characters that cannot start any token", and follows
/// aliases until memory ends. This one pass refuses what a plan never needs (anchors, tags, complex keys,
/// deep nesting, tabs), says so in plain words, and hands on a text in which those places are made harmless,
/// so that everything else is still read. It knows quotes, block texts, comments and flow collections just
/// well enough to tell structure from content.
struct YAMLGuard {
    /// Deeper than any plan: the deepest key of a campaign is at level 6.
    static let deepestFlow = 32
    static let deepestIndent = 200
    static let mostDashes = 16

    let source: SourceText
    let sink: FindingSink

    /// The repaired text.
    var output: String { String(decoding: bytes, as: UTF8.self) }
    /// Appending to a string one character at a time takes twenty times as long.
    private var bytes: [UInt8] = []
    /// False when parsing the rest could only produce nonsense or harm.
    private(set) var mayParse = true
    /// Whether there were tabs: an indentation guessed from tabs may be wrong, so a syntax error then says
    /// nothing new.
    private(set) var foundTabs = false

    var row = 0
    var index = 0
    var characters: [Unicode.Scalar] = []
    var flowDepth = 0
    /// Whether a new value may begin here.
    var atTokenStart = true
    /// Whether a quoted text or a flow collection has just ended, so that a colon makes it a key.
    private var afterClose = CloseKind.none
    private var quote: Unicode.Scalar?
    /// The column that a block text's lines must exceed.
    private var blockParent: Int?
    private var nodeColumn = 0
    private var dashColumn: Int?
    private var dashes = 0

    private enum CloseKind { case none, quote, collection }

    init(source: SourceText, sink: FindingSink) {
        self.source = source
        self.sink = sink
    }

    mutating func read(lines: Range<Int>) {
        bytes.reserveCapacity(source.bytes.count + 64)
        for number in lines {
            readLine(number)
            for character in characters { bytes.append(contentsOf: character.utf8) }
            bytes.append(UInt8(ascii: "\n"))
            guard mayParse else { return }
        }
    }

    private mutating func readLine(_ number: Int) {
        row = number
        characters = Array(source.line(number).unicodeScalars)
        replaceForbidden()
        index = 0
        if let parent = blockParent {
            let indent = characters.firstIndex { $0 != " " } ?? characters.count
            if indent > parent || characters.allSatisfy({ $0 == " " }) { return }
            blockParent = nil
        }
        if quote == nil {
            startLine()
        }
        while index < characters.count, mayParse {
            step()
        }
    }

    private mutating func startLine() {
        atTokenStart = true
        afterClose = .none
        guard flowDepth == 0 else { return }
        dashes = 0
        dashColumn = nil
        while index < characters.count, isBlank(characters[index]) {
            if characters[index] == "\t" { refuseTab() }
            index += 1
        }
        nodeColumn = index
        if index > Self.deepestIndent, index < characters.count { refuseDepth(at: index) }
        // An explicit document start is followed by a value.
        if index == 0, characters.starts(with: ["-", "-", "-"]), isBlankOrEnd(3) { index = 3 }
    }

    private mutating func step() {
        if let quote { return skipQuoted(quote) }
        let character = characters[index]
        if isBlank(character) {
            index += 1
            return
        }
        if character == "#", atTokenStart || isBlank(characters[max(0, index - 1)]) {
            index = characters.count
            return
        }
        if character == ":", endsKey() { return readColon() }
        afterClose = .none
        if flowDepth > 0, readFlowIndicator(character) { return }
        if atTokenStart, readTokenStart(character) { return }
        atTokenStart = false
        index += 1
    }

    /// Handles what has a meaning only where a value may begin; false when it is ordinary text.
    private mutating func readTokenStart(_ character: Unicode.Scalar) -> Bool {
        switch character {
        case "\"", "'":
            quote = character
            atTokenStart = false
            index += 1
        case "[", "{":
            open()
        case "-" where flowDepth == 0 && isBlankOrEnd(index + 1):
            readDash()
        case "|", ">":
            guard flowDepth == 0 else { return false }
            // `- |` belongs to its dash, `key: |` to its key.
            blockParent = nodeColumn == index ? dashColumn ?? nodeColumn : nodeColumn
            index = characters.count
        case "&", "*", "!":
            guard !isBlankOrEnd(index + 1) else { return false }
            refuseReference(character)
        case "?" where flowDepth > 0 || isBlankOrEnd(index + 1):
            refuseComplexKey(at: index)
        default:
            return false
        }
        return true
    }

    private mutating func readDash() {
        dashes += 1
        if dashes > Self.mostDashes { refuseDepth(at: index) }
        dashColumn = index
        index += 1
        while index < characters.count, characters[index] == " " { index += 1 }
        nodeColumn = index
    }

    /// Inside brackets and braces; false when it is ordinary text.
    private mutating func readFlowIndicator(_ character: Unicode.Scalar) -> Bool {
        switch character {
        case "[", "{":
            open()
        case "]", "}":
            flowDepth -= 1
            atTokenStart = false
            afterClose = .collection
            index += 1
        case ",":
            if repairAmount() { return true }
            atTokenStart = true
            index += 1
        default:
            return false
        }
        return true
    }

    private mutating func open() {
        flowDepth += 1
        if flowDepth > Self.deepestFlow { return refuseDepth(at: index) }
        atTokenStart = true
        index += 1
    }

    /// Whether the colon here ends a key.
    private func endsKey() -> Bool {
        if isBlankOrEnd(index + 1) { return true }
        guard flowDepth > 0 else { return false }
        return atTokenStart || afterClose != .none || "[]{},".unicodeScalars.contains(characters[index + 1])
    }

    private mutating func readColon() {
        if afterClose == .collection { return refuseComplexKey(at: index) }
        atTokenStart = true
        afterClose = .none
        index += 1
    }

    private mutating func skipQuoted(_ mark: Unicode.Scalar) {
        let character = characters[index]
        index += 1
        if character == "\\", mark == "\"" {
            index += 1
        } else if character == mark {
            if mark == "'", index < characters.count, characters[index] == "'" {
                index += 1
            } else {
                quote = nil
                afterClose = .quote
            }
        }
    }

    func isBlank(_ character: Unicode.Scalar) -> Bool { character == " " || character == "\t" }

    func isBlankOrEnd(_ position: Int) -> Bool {
        position >= characters.count || isBlank(characters[position])
    }

    func place(_ position: Int, length: Int) -> TextPosition {
        TextPosition(source, line: row, column: position + 1, length: length)
    }

    mutating func stop() { mayParse = false }

    mutating func noteTab() { foundTabs = true }
}
