/// Shares out the columns of a terminal among the columns of a table.
enum ColumnFitting {
    /// A cut cell keeps at least this much, or it says nothing.
    static let minimum = 8

    /// The widths to use: `natural` where all fits, else with the widest of the shrinkable ones cut first.
    ///
    /// The result may still be more than `available`, when what may not shrink is too wide by itself.
    static func fit(natural: [Int], shrinks: [Bool], available: Int) -> [Int] {
        let flexible = natural.indices.filter { shrinks[$0] && natural[$0] > minimum }
        let fixed = natural.indices.filter { !flexible.contains($0) }.reduce(0) { $0 + natural[$1] }
        let room = available - fixed
        let widest = flexible.map { natural[$0] }.max() ?? 0
        guard natural.reduce(0, +) > available, widest > 0 else { return natural }

        func total(cappedAt cap: Int) -> Int {
            flexible.reduce(0) { $0 + min(natural[$1], cap) }
        }
        // The largest cap that fits, by halving; the minimum when none does.
        var low = minimum
        var high = widest
        while low < high {
            let middle = (low + high + 1) / 2
            if total(cappedAt: middle) <= room { low = middle } else { high = middle - 1 }
        }
        var result = natural
        var spare = max(0, room - total(cappedAt: low))
        for index in flexible where natural[index] > low {
            let extra = min(spare, 1)
            result[index] = low + extra
            spare -= extra
        }
        return result
    }
}
