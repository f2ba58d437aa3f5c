import ArgumentParser
import CampaignExchange
import CampaignKit

/// What may be said of a donor by hand: the canonical columns, with hyphens.
///
/// '' takes a field away.
struct DonorFieldOptions: ParsableArguments {
    @Option(help: ArgumentHelp("person, household, organization, company, …", valueName: "kind"))
    var donorKind: String?
    @Option(help: ArgumentHelp("The whole name.", valueName: "text")) var donorName: String?
    @Option(help: ArgumentHelp("The first name.", valueName: "text")) var firstName: String?
    @Option(help: ArgumentHelp("The last name.", valueName: "text")) var lastName: String?
    @Option(help: ArgumentHelp("The organization's name.", valueName: "text")) var organization: String?
    @Option(
        name: .customLong("household-id"),
        help: ArgumentHelp("The household's id, shared by its members.", valueName: "id"))
    var householdID: String?
    @Option(help: ArgumentHelp("How a letter greets them, such as Ana.", valueName: "text"))
    var salutation: String?
    @Option(help: ArgumentHelp("The name on the envelope, such as Dr. Ana Ruiz.", valueName: "text"))
    var addressee: String?
    @Option(help: ArgumentHelp("The e-mail address.", valueName: "address")) var email: String?
    @Option(help: ArgumentHelp("The telephone number.", valueName: "number")) var phone: String?
    @Option(name: .customLong("address1"), help: ArgumentHelp("The street and number.", valueName: "text"))
    var address1: String?
    @Option(
        name: .customLong("address2"),
        help: ArgumentHelp("The second line of the address.", valueName: "text"))
    var address2: String?
    @Option(help: ArgumentHelp("The city.", valueName: "text")) var city: String?
    @Option(help: ArgumentHelp("The state.", valueName: "text")) var state: String?
    @Option(help: ArgumentHelp("The ZIP or postal code.", valueName: "code")) var postalCode: String?
    @Option(help: ArgumentHelp("The country, if not the US.", valueName: "text")) var country: String?
    @Option(help: ArgumentHelp("The language of letters: en, es, he, ar.", valueName: "code"))
    var language: String?
    @Option(help: ArgumentHelp("An organization's number in a public register.", valueName: "id"))
    var orgId: String?
    @Option(help: ArgumentHelp("Whether they have died.", valueName: "yes|no")) var deceased: String?
    @Option(help: ArgumentHelp("Whether they want no mail.", valueName: "yes|no")) var doNotMail: String?
    @Option(help: ArgumentHelp("Whether they want no e-mail.", valueName: "yes|no")) var doNotEmail: String?
    @Option(help: ArgumentHelp("Whether their name is never printed.", valueName: "yes|no"))
    var doNotPublish: String?
    @Option(help: ArgumentHelp("Whether mail came back from the address.", valueName: "yes|no"))
    var returnedMail: String?

    /// What was named, in the order of the columns.
    var cells: [(column: CanonicalColumn, text: String)] {
        let all: [(CanonicalColumn, String?)] = [
            (.donorKind, donorKind), (.donorName, donorName), (.firstName, firstName), (.lastName, lastName),
            (.organization, organization), (.householdID, householdID), (.salutation, salutation),
            (.addressee, addressee), (.email, email), (.phone, phone), (.address1, address1),
            (.address2, address2), (.city, city), (.state, state), (.postalCode, postalCode),
            (.country, country), (.language, language), (.orgID, orgId), (.deceased, deceased),
            (.doNotMail, doNotMail),
            (.doNotEmail, doNotEmail), (.doNotPublish, doNotPublish), (.returnedMail, returnedMail),
        ]
        var cells: [(column: CanonicalColumn, text: String)] = []
        for (column, text) in all { if let text { cells.append((column, text)) } }
        return cells
    }

    /// A column's option: `--postal-code`.
    static func name(_ column: CanonicalColumn) -> String { "--" + column.name.replacing("_", with: "-") }
}

/// What is known of a donor as the canonical columns write it.
enum DonorCellList {
    /// Every column with its text, empty where nothing is known.
    static func cells(_ details: DonorDetails) -> [(column: String, text: String)] {
        CanonicalColumn.columns(of: .who).compactMap { column in
            if column == .donorKind { return (column.name, details.kind?.name ?? "") }
            if let field = column.donorText { return (column.name, details[keyPath: field]) }
            return column.donorFlag.map { (column.name, details.suppressions.contains($0) ? "yes" : "") }
        }
    }

    /// The texts of a part, by column.
    static func members(_ part: DonorPart, _ details: DonorDetails) -> [String: JSONValue] {
        let columns: [CanonicalColumn] =
            switch part {
            case .name: [.donorName, .firstName, .lastName, .organization]
            case .household: [.householdID]
            case .greeting: [.addressee, .salutation]
            case .email: [.email]
            case .phone: [.phone]
            case .address: [.address1, .address2, .city, .state, .postalCode, .country]
            case .language: [.language]
            case .register: [.orgID]
            }
        let pairs = zip(columns, part.values(in: details)).map { ($0.name, JSONValue.string($1)) }
        return Dictionary(pairs) { first, _ in first }
    }
}
