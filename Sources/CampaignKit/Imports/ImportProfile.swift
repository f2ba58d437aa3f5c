/// What a file amounts to, to be compared with the files before it.
public struct ImportProfile: Sendable, Equatable {
    public var rows: Int
    /// Gifts and payments in base-currency minor units, before refunds.
    public var grossMinor: Int64
    /// Refunds and chargebacks.
    public var refunds: Int
    public var first: CalendarDate
    public var last: CalendarDate
    public var campaigns: Set<String>

    public init(
        rows: Int, grossMinor: Int64, refunds: Int, first: CalendarDate, last: CalendarDate,
        campaigns: Set<String>
    ) {
        (self.rows, self.grossMinor, self.refunds) = (rows, grossMinor, refunds)
        (self.first, self.last, self.campaigns) = (first, last, campaigns)
    }

    /// Days from the first to the last, both counted.
    var days: Int { last.dayNumber - first.dayNumber + 1 }
    /// Refunds of a hundred rows, cut.
    var refundPercent: Int { rows > 0 ? refunds * 100 / rows : 0 }
}

/// What is unlike the last files of the same source: a reason to look before it is posted.
public enum UnusualImport: Sendable, Equatable {
    /// Three times more than the most, or less than a third of the fewest, of the files before.
    case rows(Int, usual: ClosedRange<Int>)
    /// The same of the sum, in minor units.
    case sum(Int64, usual: ClosedRange<Int64>)
    /// Percent of rows that are refunds, ten points more than the most before.
    case refunds(Int, most: Int)
    /// Days from the first to the last, three times the most before and more than a month.
    case days(Int, most: Int)
    /// Campaigns that no file before had.
    case campaigns([String])

    /// Nothing is unusual before there are this many files to compare with.
    public static let least = 3

    /// In the order of the cases; `earlier` are the last files of the source.
    public static func findings(_ new: ImportProfile, after earlier: [ImportProfile]) -> [UnusualImport] {
        guard earlier.count >= least, new.rows > 0 else { return [] }
        var found: [UnusualImport] = []
        if let usual = range(earlier.map(\.rows)), isFar(new.rows, usual) {
            found.append(.rows(new.rows, usual: usual))
        }
        if let usual = range(earlier.map(\.grossMinor)), isFar(new.grossMinor, usual) {
            found.append(.sum(new.grossMinor, usual: usual))
        }
        let most = earlier.map(\.refundPercent).max() ?? 0
        if new.refunds > 2, new.refundPercent >= most + 10 {
            found.append(.refunds(new.refundPercent, most: most))
        }
        let longest = earlier.map(\.days).max() ?? 0
        if new.days > 31, new.days > longest * 3 { found.append(.days(new.days, most: longest)) }
        let known = earlier.reduce(into: Set<String>()) { $0.formUnion($1.campaigns) }
        let campaigns = new.campaigns.subtracting(known).subtracting([""]).sorted()
        if !campaigns.isEmpty { found.append(.campaigns(campaigns)) }
        return found
    }

    private static func range<Number: Comparable>(_ numbers: [Number]) -> ClosedRange<Number>? {
        guard let least = numbers.min(), let most = numbers.max() else { return nil }
        return least...most
    }

    /// A few rows more or less are not worth a word.
    private static func isFar<Number: BinaryInteger>(_ number: Number, _ usual: ClosedRange<Number>) -> Bool {
        number / 3 > usual.upperBound || number < usual.lowerBound / 3
    }
}
