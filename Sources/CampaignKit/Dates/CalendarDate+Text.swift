extension CalendarDate {
    /// English month names, our own so that the bytes never depend on the machine's locale.
    public static let monthNames = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// `20 Nov 2026`.
    public var longText: String {
        let (year, month, day) = parts
        return "\(day) \(Self.monthNames[month - 1]) \(year)"
    }

    /// `20 Nov`.
    public var shortText: String {
        let (_, month, day) = parts
        return "\(day) \(Self.monthNames[month - 1])"
    }

    /// The day; its year only when it is not the one of `other`.
    public func text(near other: CalendarDate) -> String { year == other.year ? shortText : longText }

    /// `2026-11`.
    public var monthText: String { String(description.prefix(7)) }
}
