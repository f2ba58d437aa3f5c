/// What became of a receipt's page: when and how it went out, or that it came back.
///
/// Nothing is sent by the program; someone says that it was.
public struct ReceiptDelivery: Sendable, Equatable {
    /// The raw value is stored and hashed: never renumber one.
    public enum Way: Int64, Sendable, CaseIterable {
        case mail = 4
        case email = 5
        /// The post or the mail server brought it back.
        case returned = 6
        /// The donor knows that it is void, and that nothing takes its place.
        case notice = 7

        public var name: String { String(describing: self) }
    }

    public var way: Way
    public var day: CalendarDate

    public init(_ way: Way, on day: CalendarDate) { (self.way, self.day) = (way, day) }

    /// Whether the donor has it, as far as anyone knows.
    public var arrived: Bool { way != .returned }

    /// In a list that people read.
    public var words: String {
        switch way {
        case .mail: "mailed on \(day)"
        case .email: "e-mailed on \(day)"
        case .returned: "came back on \(day)"
        case .notice: "known to be void since \(day)"
        }
    }
}
