/// What the guard refuses, each with its own words, and the repair that lets reading go on.
extension YAMLGuard {
    mutating func replaceForbidden() {
        guard characters.contains(where: ForbiddenCharacter.isForbiddenInSettings) else { return }
        for position in characters.indices
        where ForbiddenCharacter.isForbiddenInSettings(characters[position]) {
            TextCheck(source: source, sink: sink).report(characters[position], at: place(position, length: 1))
            characters[position] = Placeholder.forbidden
        }
    }

    mutating func refuseTab() {
        noteTab()
        sink.report(
            .yamlTab, at: place(index, length: 1), "a tab in the indentation",
            hint: "indent with spaces, two per level")
        characters[index] = " "
    }

    mutating func refuseDepth(at position: Int) {
        sink.report(
            .yamlDepth, at: place(position, length: 1), "nested too deeply",
            hint: "look for a bracket that is never closed")
        stop()
    }

    mutating func refuseComplexKey(at position: Int) {
        sink.report(
            .yamlSyntax, at: place(position, length: 1), "a list or a mapping cannot be a key",
            hint: "write key: value, with a plain word as the key")
        stop()
    }

    /// Anchors (`&name`), aliases (`*name`) and tags (`!name`).
    mutating func refuseReference(_ mark: Unicode.Scalar) {
        let start = index
        while index < characters.count, !isBlank(characters[index]), !endsReference(characters[index]) {
            // An anchor or a tag comes before a value and can be left out; an alias is the value.
            characters[index] = mark == "*" ? Placeholder.refused : " "
            index += 1
        }
        let name =
            switch mark {
            case "&": "an anchor"
            case "*": "an alias"
            default: "a tag"
            }
        sink.report(
            .yamlAnchor, at: place(start, length: index - start), "\(name) of YAML is not allowed in a plan",
            hint: "repeat the value; if this is meant as text, put it in quotes")
        atTokenStart = mark != "*"
    }

    private func endsReference(_ character: Unicode.Scalar) -> Bool {
        flowDepth > 0 && "[]{},".unicodeScalars.contains(character)
    }

    /// Repairs an amount whose commas cut it into several items, `{goal: $4,000,000}`; false when this comma
    /// is no such.
    mutating func repairAmount() -> Bool {
        guard index > 0, isDigit(index - 1), startsGroup(index) else { return false }
        var start = index
        while start > 0, isDigit(start - 1) { start -= 1 }
        if start > 0, "$€£₪".unicodeScalars.contains(characters[start - 1]) { start -= 1 }
        while startsGroup(index) {
            characters[index] = Placeholder.comma
            index += 4
        }
        if index + 1 < characters.count, characters[index] == ".", isDigit(index + 1) {
            index += 1
            while isDigit(index) { index += 1 }
        }
        let amount = YAMLText.restored(String(String.UnicodeScalarView(characters[start..<index])))
        sink.report(
            .unquotedAmount, at: place(start, length: index - start),
            "inside { } and [ ] the commas cut this amount into several items",
            hint: "write \"\(amount)\" in quotes")
        atTokenStart = false
        return true
    }

    /// Whether a comma and exactly three digits begin at `position`.
    private func startsGroup(_ position: Int) -> Bool {
        position < characters.count && characters[position] == "," && isDigit(position + 1)
            && isDigit(position + 2) && isDigit(position + 3) && !isDigit(position + 4)
    }

    private func isDigit(_ position: Int) -> Bool {
        characters.indices.contains(position) && (0x30...0x39).contains(characters[position].value)
    }
}
