/// How many applications that were decided were awarded, and how much of what was asked.
///
/// What we withdrew was not decided.
public struct GrantSuccess: Sendable, Equatable {
    public var awarded: Int64 = 0
    public var declined: Int64 = 0
    /// Base-currency minor units.
    public var awardedMinor: Int64 = 0
    /// What was asked in the applications that were decided.
    public var askedMinor: Int64 = 0

    public init() {}

    public mutating func addAward(_ minor: Int64, asked: Int64) throws(MoneyError) {
        awardedMinor = try Checked.add(awardedMinor, minor)
        askedMinor = try Checked.add(askedMinor, asked)
        awarded += 1
    }

    public mutating func addDecline(asked: Int64) throws(MoneyError) {
        askedMinor = try Checked.add(askedMinor, asked)
        declined += 1
    }

    /// Of the applications; nil before anything was decided.
    public var byCount: Percent? { Percent(awarded, of: awarded + declined) }

    /// Of the money asked; nil where none was.
    public var byMoney: Percent? { Percent(awardedMinor, of: askedMinor) }
}
