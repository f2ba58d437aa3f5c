import Yams

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
