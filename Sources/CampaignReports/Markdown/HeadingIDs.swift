/// Gives every heading of a page a name of its own, made of its words.
final class HeadingIDs {
    /// The first are the ids of the page around the text.
    private(set) var names: Set<String> = ["report", "contents"]
    private var next: [String: Int] = [:]

    /// Lower case, hyphens between the words; a number behind the second of the same words.
    func name(for text: String) -> String {
        let base = Self.kebab(text)
        var name = base
        while !names.insert(name).inserted {
            next[base, default: 1] += 1
            name = "\(base)-\(next[base, default: 2])"
        }
        return name
    }

    private static func kebab(_ text: String) -> String {
        var words: [String] = [""]
        for character in text.lowercased().prefix(80) {
            if character.isLetter || character.isNumber {
                words[words.count - 1].append(character)
            } else if character != "'", character != "’", words.last?.isEmpty == false {
                words.append("")
            }
        }
        let name = words.filter { !$0.isEmpty }.joined(separator: "-")
        return name.isEmpty ? "section" : name
    }
}
