/// A part of what is known of a donor that is one value: taken or kept whole, never blended (`rules.md §5`).
///
/// Raw values are stored: never renumber one.
public enum DonorPart: Int, CaseIterable, Sendable {
    case name = 1
    case household = 2
    /// Addressee and salutation: how someone wants to be written to.
    case greeting = 3
    case email = 4
    case phone = 5
    case address = 6
    case language = 7
    /// The number in a public register of organizations.
    case register = 8

    /// The texts that make it up.
    public var fields: [WritableKeyPath<DonorDetails, String>] {
        switch self {
        case .name: [\.name, \.firstName, \.lastName, \.organization]
        case .household: [\.householdID]
        case .greeting: [\.addressee, \.salutation]
        case .email: [\.email]
        case .phone: [\.phone]
        case .address: [\.address1, \.address2, \.city, \.state, \.postalCode, \.country]
        case .language: [\.language]
        case .register: [\.orgID]
        }
    }

    public func values(in details: DonorDetails) -> [String] { fields.map { details[keyPath: $0] } }

    public func isEmpty(in details: DonorDetails) -> Bool {
        fields.allSatisfy { details[keyPath: $0].isEmpty }
    }

    /// For a line about it: `77 New Rd, Salem` of an address, the shown name of a name.
    public func text(of details: DonorDetails) -> String {
        let parts: [String] =
            switch self {
            case .name: [details.displayName]
            case .address where details.address1.isEmpty && details.city.isEmpty:
                [details.address2, details.state, details.postalCode, details.country]
            case .address: [details.address1, details.address2, details.city]
            default: values(in: details)
            }
        return parts.filter { !$0.isEmpty }.joined(separator: ", ")
    }
}

/// What is known of a donor, each part with the day of the row or edit that said it.
public struct DatedDetails: Hashable, Sendable {
    public var details: DonorDetails
    /// Nothing for a part that is empty.
    public var days: [DonorPart: CalendarDate]

    public init(_ details: DonorDetails = DonorDetails(), days: [DonorPart: CalendarDate] = [:]) {
        self.details = details
        self.days = days
    }

    /// All of it said on one day.
    public init(_ details: DonorDetails, on day: CalendarDate) {
        self.init(details)
        for part in DonorPart.allCases where !part.isEmpty(in: details) { days[part] = day }
    }

    /// Takes a part whole.
    public mutating func take(_ part: DonorPart, from other: DonorDetails, on day: CalendarDate?) {
        for field in part.fields { details[keyPath: field] = other[keyPath: field] }
        days[part] = part.isEmpty(in: other) ? nil : day
    }
}
