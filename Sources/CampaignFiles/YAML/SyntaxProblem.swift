import Yams

/// A syntax error of the YAML parser in plain words.
struct SyntaxProblem {
    private var message = "this is not valid YAML"
    private var hint = "compare this line and the one above with a valid campaign file"
    private var mark: Mark?

    init(_ error: YamlError) {
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            self.mark = mark
            translate(problem, context: context)
        default: break
        }
    }

    func report(in reader: YAMLReader) {
        reader.sink.report(.yamlSyntax, at: reader.place(mark, length: 1), message, hint: hint)
    }

    private mutating func translate(_ problem: String, context: YamlError.Context?) {
        if let known = Self.byProblem.first(where: { problem.contains($0.problem) }) {
            (message, hint) = (known.message, known.hint)
        } else if let known = Self.byContext.first(where: { context?.text.contains($0.problem) == true }) {
            (message, hint) = (known.message, known.hint)
        }
        // What is never closed is noticed at the end of the file, but it is fixed where it begins.
        if Self.pointsAtBeginning.contains(where: { context?.text.contains($0) == true }) {
            mark = context?.mark
        }
    }

    private typealias Translation = (problem: String, message: String, hint: String)

    private static let pointsAtBeginning = [
        "while scanning a quoted scalar", "while parsing a flow sequence", "while parsing a flow mapping",
        "while scanning a simple key",
    ]

    private static let byProblem: [Translation] = [
        (
            "mapping values are not allowed", "a colon inside a text, or a line indented too far",
            "put a text with a colon in quotes: name: \"Fund: the second year\""
        ),
        (
            "found unexpected end of stream", "the quote that begins here is never closed",
            "close it with the same quote"
        ),
        (
            "cannot start any token", "a value cannot begin with this character", "put the value in quotes"
        ),
        (
            "found unknown escape character", "a backslash sequence that YAML does not know",
            "write \\\\ for a backslash, or use single quotes"
        ),
        ("could not find expected ':'", "this line has no colon", "write key: value"),
        (
            "block sequence entries are not allowed", "a list cannot begin on the line of its key",
            "begin the list on the next line, or write [a, b]"
        ),
        ("expected '-' indicator", "a list item without its dash", "begin the item with a dash and a space"),
        ("found a tab character", "a tab in the indentation", "indent with spaces, two per level"),
        (
            "expected <document start>", "this key is indented less than the first one",
            "start all keys in the same column"
        ),
        ("found another document", "a second --- in the settings", "delete the second ---"),
        (
            "did not find expected node content", "a value is missing here",
            "delete the comma or the bracket, or write the value"
        ),
    ]

    private static let byContext: [Translation] = [
        (
            "while parsing a flow sequence", "the list that begins here is not closed",
            "close it with ] and put commas between its items"
        ),
        (
            "while parsing a flow mapping", "the braces that begin here are not closed",
            "close them with } and put commas between the keys"
        ),
        (
            "while parsing a block mapping", "this line does not fit the lines above",
            "indent it like the other keys; text after a closing quote belongs inside it"
        ),
    ]
}
