import Yams

/// Parses the front matter or `organization.yml` into a tree with positions, reporting whatever is wrong with
/// the YAML.
struct YAMLReader {
    /// How many repeated keys are looked for in one text: each costs another parse.
    static let mostRepeats = 20
    /// Texts longer than this are parsed only twice.
    static let longTextBytes = 64 << 10

    let source: SourceText
    let sink: FindingSink
    /// The lines of the file that are YAML.
    let lines: Range<Int>

    /// What a YAML text turned out to be.
    enum Result {
        case mapping(Node.Mapping)
        /// Only comments and blank lines.
        case empty
        /// Already reported.
        case unreadable
    }

    /// The mapping at the top.
    func read() -> Result {
        var guardian = YAMLGuard(source: source, sink: sink)
        guardian.read(lines: lines)
        guard guardian.mayParse else { return .unreadable }
        let root: Node
        switch parse(guardian.output, quiet: guardian.foundTabs) {
        case .success(let node?): root = node
        case .success(nil): return .empty
        case .failure: return .unreadable
        }
        if let node = anchored(in: root) {
            sink.report(
                .yamlAnchor, at: place(node.mark), "an anchor of YAML is not allowed in a plan",
                hint: "repeat the value; if this is meant as text, put it in quotes")
            return .unreadable
        }
        guard case .mapping(let mapping) = root else {
            sink.report(
                .wrongType, at: place(root.mark), "there are no keys here",
                hint: "write one key per line, each with a colon and a space: name: Year-end appeal")
            return .unreadable
        }
        return .mapping(mapping)
    }

    /// The finding is in the sink.
    private struct Reported: Error {}

    /// The tree; repeated keys are reported and renamed one by one, so that the rest is still read.
    private func parse(_ text: String, quiet: Bool) -> Swift.Result<Node?, Reported> {
        var repeats = RepeatedKeys(text: text)
        let attempts = text.utf8.count > Self.longTextBytes ? 1 : Self.mostRepeats
        for attempt in 0...attempts {
            do {
                return .success(try compose(repeats.text))
            } catch .duplicatedKeysInMapping(let names, let context) {
                // The mark is that of the first name.
                let (name, mark) = (names.first ?? "", context.mark)
                let found = attempt < attempts ? repeats.rename(name, firstAt: mark) : nil
                reportRepeat(found, of: name, firstAt: mark)
                if found == nil { return .failure(Reported()) }
            } catch {
                if !quiet { SyntaxProblem(error).report(in: self) }
                return .failure(Reported())
            }
        }
        return .failure(Reported())
    }

    private func compose(_ text: String) throws(YamlError) -> Node? {
        // Yams hands the parser a pointer into the string and reads from it later. Only a string too long to
        // be stored inline keeps its bytes in one place, so a comment makes it long.
        let lasting = text + "# end of the settings\n"
        do {
            return try Parser(yaml: lasting, resolver: .basic, encoding: .utf8).singleRoot()
        } catch let error as YamlError {
            throw error
        } catch {
            throw .no
        }
    }

    private func reportRepeat(_ found: RepeatedKeys.Repeat?, of name: String, firstAt mark: Mark) {
        let first = "line \(mark.line + lines.lowerBound - 1)"
        guard let found else {
            sink.report(
                .duplicateKey, at: place(mark, token: name), "the key '\(name)' is written more than once",
                hint: "keep one of them")
            return
        }
        sink.report(
            .duplicateKey, at: place(line: found.line, column: found.column, token: found.name),
            "the key '\(found.name)' is written a second time",
            hint: "keep one of them; the first is in \(first)")
    }

    /// The first node with an anchor: the guard refuses them all, so this is the second lock on the door.
    private func anchored(in node: Node) -> Node? {
        if node.anchor != nil { return node }
        switch node {
        case .mapping(let mapping):
            for (key, value) in mapping {
                if let found = anchored(in: key) ?? anchored(in: value) { return found }
            }
        case .sequence(let sequence):
            for item in sequence {
                if let found = anchored(in: item) { return found }
            }
        case .scalar, .alias: break
        }
        return nil
    }

    /// Where a mark of the parser is in the file.
    func place(_ mark: Mark?, token: String? = nil, length: Int? = nil) -> TextPosition {
        place(line: mark?.line ?? 1, column: mark?.column ?? 1, token: token, length: length)
    }

    /// Where a position in the YAML text is in the file; what is noticed after its end is at its end.
    private func place(line: Int, column: Int, token: String?, length: Int? = nil) -> TextPosition {
        let last = max(1, lines.upperBound - 1)
        let number = line + lines.lowerBound - 1
        let end = source.line(last).unicodeScalars.count + 1
        return TextPosition(
            source, line: min(number, last), column: number > last ? end : column, token: token,
            length: length)
    }
}

/// The text of a scalar, with repairs undone.
enum YAMLText {
    /// The scalar's text; nil when it holds something refused, which was already reported.
    static func content(of scalar: Node.Scalar) -> String? {
        let text = scalar.string
        // Nearly every scalar is ASCII; the repairs are not.
        guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
        return text.unicodeScalars.contains(Placeholder.refused) ? nil : restored(text)
    }

    /// The text with the commas of amounts put back.
    static func restored(_ text: String) -> String {
        guard text.unicodeScalars.contains(Placeholder.comma) else { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { result.append(scalar == Placeholder.comma ? "," : scalar) }
        return String(result)
    }
}
