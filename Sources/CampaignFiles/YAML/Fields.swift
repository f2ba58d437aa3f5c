import CampaignKit
import Yams

/// The keys of one mapping, read one by one.
///
/// A key exists because a reader asks for it, so a new key is one line in one reader: `finish()` reports
/// every key that no one asked for, and suggests among those that someone did.
final class Fields {
    let context: ReadingContext
    /// What the mapping describes, for messages: `project`.
    let what: String
    /// Where it begins.
    let place: TextPosition

    private struct Entry {
        let name: String
        let place: TextPosition
        let value: Node
    }

    private var entries: [Entry] = []
    private var known: [String] = []

    init(
        _ mapping: Node.Mapping, describing what: String, at place: TextPosition? = nil,
        in context: ReadingContext
    ) {
        self.context = context
        self.what = what
        self.place = place ?? Self.beginning(of: mapping, in: context)
        entries.reserveCapacity(mapping.count)
        for (key, value) in mapping {
            guard case .scalar(let scalar) = key, let name = YAMLText.content(of: scalar) else { continue }
            entries.append(Entry(name: name, place: context.place(of: key), value: value))
        }
    }

    /// The keys in the order written, for mappings whose keys are free.
    var names: [String] { entries.map(\.name).filter { !isRepeat($0) } }

    /// The value of a key, which is thereby known; nil when it is left out or blank.
    func value(_ key: String) -> Node? {
        known.append(key)
        guard let entry = entries.first(where: { $0.name == key }) else { return nil }
        if case .scalar(let scalar) = entry.value, scalar.string.isEmpty, scalar.style == .plain {
            return nil
        }
        return entry.value
    }

    /// Where a key is written; nil when it is left out.
    func keyPlace(_ key: String) -> TextPosition? { entries.first { $0.name == key }?.place }

    /// Where a key's value is written; where the mapping begins when it is left out.
    func valuePlace(_ key: String) -> TextPosition {
        guard let entry = entries.first(where: { $0.name == key }) else { return place }
        if case .scalar(let scalar) = entry.value, scalar.string.isEmpty { return entry.place }
        return context.place(of: entry.value)
    }

    /// Reports that a key is needed: at the key when it is there but blank.
    func reportMissing(_ key: String, example: String) {
        if let blank = keyPlace(key) {
            context.report(.emptyValue, at: blank, "\(key) is empty", hint: "write \(key): \(example)")
        } else {
            context.report(
                .missingKey, at: place, "this \(what) has no \(key)", hint: "add \(key): \(example)")
        }
    }

    /// The keys that were asked for, each once.
    private var knownNames: [String] {
        known.enumerated().filter { known.firstIndex(of: $0.element) == $0.offset }.map(\.element)
    }

    /// Reports the keys that no one asked for.
    func finish() {
        for entry in entries where !known.contains(entry.name) && !isRepeat(entry.name) {
            guard !context.sink.isFull(context.source.path) else { return }
            context.report(
                .unknownKey, at: entry.place, "\(what.withArticle) has no key '\(entry.name)'",
                hint: DidYouMean.hint(
                    for: entry.name, in: known,
                    otherwise: "the keys are " + knownNames.joined(separator: ", ")))
        }
    }

    /// Whether the key was renamed because it is there twice.
    private func isRepeat(_ name: String) -> Bool { name.unicodeScalars.contains(Placeholder.repeatedKey) }

    private static func beginning(of mapping: Node.Mapping, in context: ReadingContext) -> TextPosition {
        var place = context.place(of: .mapping(mapping))
        if case .scalar(let key)? = mapping.first?.key { place.token = key.string }
        return place
    }
}

/// Lists and mappings under a key.
extension Fields {
    /// The items of a list; anything else there is reported.
    func items(_ key: String, example: String) -> [Node] {
        guard let node = value(key) else { return [] }
        guard case .sequence(let sequence) = node else {
            let kind = if node.mapping != nil { "a mapping" } else { "a text" }
            context.report(
                .wrongType, at: context.place(of: node), "\(key) is \(kind) where a list is expected",
                hint: "write [\(example)], or one item per line after a dash")
            return []
        }
        return Array(sequence)
    }

    /// The mappings in a list, each described as `what`.
    func records<Value>(_ key: String, each what: String, example: String, read: (Fields) -> Value) -> [Value]
    {
        items(key, example: example).compactMap { node in
            guard case .mapping(let mapping) = node else {
                context.report(
                    .wrongType, at: context.place(of: node), "\(what.withArticle) is a mapping of keys",
                    hint: "write \(example)")
                return nil
            }
            let fields = Fields(mapping, describing: what, in: context)
            defer { fields.finish() }
            return read(fields)
        }
    }

    /// The mapping under a key; anything else there is reported.
    func record(_ key: String, describing what: String, example: String) -> Fields? {
        guard let node = value(key) else { return nil }
        guard case .mapping(let mapping) = node else {
            let kind = if node.sequence != nil { "a list" } else { "a text" }
            context.report(
                .wrongType, at: context.place(of: node), "\(key) is \(kind) where keys are expected",
                hint: "write \(key): \(example)")
            return nil
        }
        return Fields(mapping, describing: what, in: context)
    }
}
