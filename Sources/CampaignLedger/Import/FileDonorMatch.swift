/// New donors of several sources in one file who are one by e-mail and surname: as if each source had come in
/// a file of its own.
///
/// `rules.md §5`: never two ids of one source.
struct FileDonorMatch {
    private struct Group {
        let number: Int
        var sources: Set<Int64>
    }

    private var groups: [Int64: [Group]] = [:]
    private var numbers: [Int64: Int] = [:]
    private var count = 0
    /// Our number of the first donor that was made of a group.
    private var made: [Int: Int64] = [:]
    /// Keys of donors that were made as somebody's other id.
    private(set) var linked: Set<Int64> = []

    /// Takes a new donor by the key of its id and that of its e-mail, in the order of the file.
    mutating func add(_ key: Int64, source: Int64, email: Int64) {
        guard numbers[key] == nil else { return }
        if let index = groups[email]?.firstIndex(where: { !$0.sources.contains(source) }) {
            groups[email]?[index].sources.insert(source)
            numbers[key] = groups[email]?[index].number
        } else {
            groups[email, default: []].append(Group(number: count, sources: [source]))
            numbers[key] = count
            count += 1
        }
    }

    /// The donor that this one is, made before; nil for the first of them, who is to be made as `next`.
    mutating func donor(of key: Int64, next: Int64) -> Int64? {
        guard let number = numbers[key] else { return nil }
        if let donor = made[number] {
            linked.insert(key)
            return donor
        }
        made[number] = next
        return nil
    }
}
