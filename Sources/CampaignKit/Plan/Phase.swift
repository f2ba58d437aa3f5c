/// A stretch of a campaign, such as its quiet phase; without an end it runs to the campaign's.
public struct Phase: Sendable, Equatable {
    public var name: String
    public var ends: CalendarDate?

    public init(name: String, ends: CalendarDate? = nil) {
        self.name = name
        self.ends = ends
    }
}
