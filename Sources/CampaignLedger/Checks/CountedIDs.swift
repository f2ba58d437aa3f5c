/// How many rows a rule found, with the ids of the first few: one line stands for thousands.
struct CountedIDs {
    static let shown = 3

    private(set) var count = 0
    private var ids: [String] = []

    mutating func add(_ id: String) {
        count += 1
        if ids.count < Self.shown { ids.append(id) }
    }

    /// `P-3, P-9`, or `P-3, P-9, P-12 and 40 more`.
    var text: String {
        let rest = count > ids.count ? " and \(count - ids.count) more" : ""
        return ids.joined(separator: ", ") + rest
    }

    /// `1 pledge`, `40 pledges`.
    func of(_ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

    /// The word for one, or that for several.
    func word(_ one: String, _ several: String) -> String { count == 1 ? one : several }
}
