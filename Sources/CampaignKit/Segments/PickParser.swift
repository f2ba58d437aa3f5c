/// Reads tokens into the tree of a pick: `or` binds least, then `and`, then `not`.
struct PickParser {
    private var tokens: ArraySlice<PickToken>
    private let end: PickToken
    private let currency: Currency
    private var depth = 0

    /// Parentheses within parentheses; more are a mistake, and would need a deep stack.
    private static let deepest = 50

    private static let keywords = ["and", "or", "not", "in"]

    static func parse(_ text: String, currency: Currency) throws(PickError) -> Pick.Node {
        let tokens = try PickLexer.tokens(text)
        var parser = PickParser(tokens, currency)
        guard parser.next.kind != .end else {
            throw PickError("the pick is empty", at: 1, hint: "write lybunt, or largest >= $1,000")
        }
        let node = try parser.either()
        let rest = parser.next
        guard rest.kind == .end else { throw parser.unexpected(rest) }
        return node
    }

    private init(_ tokens: [PickToken], _ currency: Currency) {
        self.tokens = tokens[...]
        end = tokens[tokens.count - 1]
        self.currency = currency
    }

    private var next: PickToken { tokens.first ?? end }

    private mutating func take() -> PickToken { tokens.popFirst() ?? end }

    private mutating func either() throws(PickError) -> Pick.Node {
        var node = try both()
        while next.name == "or" {
            _ = take()
            node = .or(node, try both())
        }
        return node
    }

    private mutating func both() throws(PickError) -> Pick.Node {
        var node = try single()
        while next.name == "and" {
            _ = take()
            node = .and(node, try single())
        }
        return node
    }

    private mutating func single() throws(PickError) -> Pick.Node {
        let token = take()
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.deepest else {
            throw PickError("more than \(Self.deepest) levels", at: token, hint: "remove some parentheses")
        }
        if token.name == "not" { return .not(try single()) }
        if token.kind == .open {
            let inner = try either()
            guard take(.close) else {
                throw PickError(
                    "the parenthesis is not closed", at: token, hint: "write ) where it ends")
            }
            return inner
        }
        guard token.kind == .word else { throw unexpected(token) }
        if let field = PickField(rawValue: token.name) { return try comparison(field, token) }
        guard let group = PickGroup(rawValue: token.name) else { throw unexpected(token) }
        if case .sign = next.kind {
            throw PickError(
                "'\(token.text)' is a group of donors and takes no comparison", at: next,
                hint: "the fields are " + PickField.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return .group(group)
    }

    private mutating func take(_ kind: PickToken.Kind) -> Bool {
        guard next.kind == kind else { return false }
        _ = take()
        return true
    }

    private mutating func comparison(_ field: PickField, _ name: PickToken) throws(PickError) -> Pick.Node {
        let token = take()
        if case .sign(let sign) = token.kind {
            if field.kindOfValue == .word, sign != .equal, sign != .notEqual {
                throw PickError(
                    "\(field.rawValue) is a word, and words have only = and !=", at: token,
                    hint: "write = or !=, or \(field.rawValue) in (…)")
            }
            return .compare(field, sign, try value(for: field, inList: false))
        }
        let isNot = token.name == "not" && next.name == "in"
        if isNot { _ = take() }
        guard isNot || token.name == "in" else {
            throw PickError(
                "\(field.rawValue) is compared with nothing", at: name,
                hint: "write \(field.rawValue) \(field.kindOfValue == .word ? "=" : ">=") \(field.example)")
        }
        let list = Pick.Node.isOne(field, try values(for: field))
        return isNot ? .not(list) : list
    }

    private mutating func values(for field: PickField) throws(PickError) -> [PickValue] {
        let open = next
        guard take(.open) else {
            throw PickError(
                "a list goes in parentheses", at: open, hint: "write in (\(field.example), …)")
        }
        var values = [try value(for: field, inList: true)]
        while take(.comma) { values.append(try value(for: field, inList: true)) }
        guard take(.close) else {
            throw PickError("the list is not closed", at: open, hint: "write ) after its last value")
        }
        return values
    }

    private mutating func value(for field: PickField, inList: Bool) throws(PickError) -> PickValue {
        let token = take()
        let reader = PickValueReader(field: field, currency: currency, isInList: inList)
        let value = try reader.value(token)
        if field.kindOfValue == .word, token.kind == .word, next.kind == .word,
            !["and", "or"].contains(next.name)
        {
            throw PickError(
                "an extra word", at: next,
                hint: "put words that belong together in quotes: '\(token.text) \(next.text)'")
        }
        return value
    }

    private func unexpected(_ token: PickToken) -> PickError {
        switch token.kind {
        case .end:
            PickError("the pick ends too early", at: token, hint: "a group or a comparison is missing")
        case .word where PickGroup(rawValue: token.name) != nil || PickField(rawValue: token.name) != nil:
            PickError(
                "'\(token.text)' follows without 'and' or 'or'", at: token,
                hint: "add 'and' or 'or' before it")
        case .word where !Self.keywords.contains(token.name): unknown(token)
        case .close: PickError("this parenthesis was never opened", at: token, hint: "remove it")
        default:
            PickError(
                "unexpected '\(token.text)'", at: token, hint: "a group or a comparison is expected")
        }
    }

    private func unknown(_ token: PickToken) -> PickError {
        let groups = PickGroup.allCases.map(\.rawValue)
        let fields = PickField.allCases.map(\.rawValue)
        let near = DidYouMean.nearest(token.text, in: groups + fields + Self.keywords)
        return PickError(
            "'\(token.text)' is not a group of donors or a field", at: token,
            hint: near.map(DidYouMean.question)
                ?? "groups: \(groups.joined(separator: ", ")); fields: \(fields.joined(separator: ", "))")
    }
}
