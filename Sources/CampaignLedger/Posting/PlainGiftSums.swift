import CampaignKit

/// Sums plain gifts by day, place and class as they come: sorting a million of them takes the engine several
/// times as long.
final class PlainGiftSums {
    /// A day of a place: what the gifts of one class amounted to.
    private struct Key: Hashable {
        var day: Int64
        var place: Int64
        var countClass: Int64
    }

    private let parts: any BulkWriter
    /// More days of places than this are written down and begun again: memory does not grow with the file.
    private let mostKeys: Int
    private var sums: [Key: (raised: Int64, gifts: Int64)] = [:]

    /// Begins with nothing; what is written down goes to `batch_part`.
    ///
    /// - Parameter isBetween: whether statements run between what is added.
    init(_ connection: any LedgerConnection, mostKeys: Int = 50_000, isBetween: Bool = false) throws {
        try connection.run("DELETE FROM batch_part")
        let columns = ["day", "place", "class", "raised", "gifts"]
        parts =
            isBetween
            ? try connection.single("batch_part", columns) : try connection.bulk("batch_part", columns)
        self.mostKeys = mostKeys
    }

    func add(day: Int64, place: Int64, countClass: Int64, effect: Int64) throws {
        let key = Key(day: day, place: place, countClass: countClass)
        let sum = sums[key, default: (0, 0)]
        sums[key] = (try Checked.add(sum.raised, effect), sum.gifts + 1)
        if sums.count >= mostKeys { try flush() }
    }

    /// Writes down all that is left.
    func finish() throws {
        try flush()
        try parts.finish()
    }

    /// Writes down what is in memory.
    private func flush() throws {
        for (key, sum) in sums {
            for value in [key.day, key.place, key.countClass, sum.raised, sum.gifts] { parts.int(value) }
            try parts.endRow()
        }
        sums.removeAll(keepingCapacity: true)
    }
}
