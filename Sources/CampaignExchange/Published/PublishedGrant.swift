public import CampaignKit

/// A grant as the 360Giving Data Standard 1.4 publishes one: who gave how much to which organization.
///
/// Only organizations: the standard's fields for grants to individuals are never filled.
public struct PublishedGrant: Sendable, Equatable {
    public struct Organization: Sendable, Equatable {
        /// The number in a public register, with the register in front: `US-EIN-12-3456789`.
        public var id: String
        public var name: String

        public init(id: String, name: String) {
            self.id = id
            self.name = name
        }
    }

    /// The standard's code for a grant that the recipient gives on.
    public enum RegrantType: String, Sendable, CaseIterable {
        case common = "FRG010"
        case intermediary = "FRG020"
        case matchFunding = "FRG030"
        case collaboration = "FRG040"
        case fiscalSponsor = "FRG050"
        case endowment = "FRG060"
        case multipurpose = "FRG070"
    }

    /// Unique in the world: the publisher's prefix and our own number.
    public var id: String
    public var title: String
    public var description: String
    public var awarded: Money
    public var awardDate: CalendarDate
    public var funder: Organization
    public var recipient: Organization
    /// What was asked, and what was paid by now; in the currency of the award.
    public var applied: Money?
    public var disbursed: Money?
    public var period: ClosedRange<CalendarDate>?
    public var regrantType: RegrantType?
    /// The instant of its last posting in UTC: `2026-11-21T02:06:00Z`.
    public var modifiedAt: String

    public init(
        id: String, title: String, description: String, awarded: Money, awardDate: CalendarDate,
        funder: Organization, recipient: Organization, modifiedAt: String
    ) {
        self.id = id
        self.title = title
        self.description = description
        self.awarded = awarded
        self.awardDate = awardDate
        self.funder = funder
        self.recipient = recipient
        self.modifiedAt = modifiedAt
    }

    /// The most letters in a title: the standard's data checks warn above 140.
    public static let mostLetters = 139

    /// The first reason why it cannot be published as it is; nil where it can.
    ///
    /// The published schema takes an amount of zero, an empty id and any text: these are the standard's
    /// further checks of data.
    public func problem(today: CalendarDate) -> String? {
        for (organization, who) in [(funder, "funder"), (recipient, "recipient")] {
            if let problem = Self.problem(of: organization) { return "the \(who) \(problem)" }
        }
        if awarded.minorUnits <= 0 { return "its amount is not above zero" }
        if awardDate > today { return "its day, \(awardDate), is in the future" }
        if id.isEmpty { return "it has no identifier" }
        if title.allSatisfy(\.isWhitespace) { return "it has no title" }
        if title.count > Self.mostLetters { return "its title has more than \(Self.mostLetters) letters" }
        let texts = [title, description, funder.name, recipient.name]
        if texts.contains(where: Self.holdsEmail) { return "its words contain an e-mail address" }
        return nil
    }

    private static func problem(of organization: Organization) -> String? {
        if organization.name.allSatisfy(\.isWhitespace) { return "has no name" }
        if organization.id.isEmpty { return "has no number in a public register" }
        let digits = organization.id.filter(\.isNumber)
        if !digits.isEmpty, digits.allSatisfy({ $0 == "0" }) { return "has a placeholder as its number" }
        if organization.id.uppercased().hasPrefix("360G") { return "has a publisher's prefix as its number" }
        let isPlain = organization.id.unicodeScalars.allSatisfy { scalar in
            scalar.isASCII && scalar.value > 0x20 && scalar.value != 0x7F
        }
        return isPlain ? nil : "has a number that is not of one word"
    }

    private static func holdsEmail(_ text: String) -> Bool {
        text.split(whereSeparator: \.isWhitespace).contains { word in
            let parts = word.split(separator: "@", omittingEmptySubsequences: false)
            return parts.count == 2 && !parts[0].isEmpty && parts[1].dropLast().contains(".")
        }
    }
}

extension PublishedGrant {
    /// The version that a package names: major and minor, never the patch.
    public static let version = "1.4"

    /// The columns of the spreadsheet form, by the standard's own titles.
    private static let columns: [(title: String, cell: @Sendable (PublishedGrant) -> CSVCell)] = [
        ("Identifier", { .text($0.id) }), ("Title", { .text($0.title) }),
        ("Description", { .text($0.description) }),
        ("Currency", { .text($0.awarded.currency.code) }), ("Amount Applied For", { number($0.applied) }),
        ("Amount Awarded", { number($0.awarded) }), ("Amount Disbursed", { number($0.disbursed) }),
        ("Award Date", { .text($0.awardDate.description) }),
        ("Planned Dates:Start Date", { day($0.period?.lowerBound) }),
        ("Planned Dates:End Date", { day($0.period?.upperBound) }),
        ("Recipient Org:Identifier", { .text($0.recipient.id) }),
        ("Recipient Org:Name", { .text($0.recipient.name) }),
        ("Funding Org:Identifier", { .text($0.funder.id) }), ("Funding Org:Name", { .text($0.funder.name) }),
        ("For Regrant Type", { $0.regrantType.map { .text($0.rawValue) } ?? .empty }),
        ("Last modified", { .text($0.modifiedAt) }),
    ]

    private static func number(_ money: Money?) -> CSVCell {
        money.map { .number(PlainNumber($0)) } ?? .empty
    }

    private static func day(_ day: CalendarDate?) -> CSVCell {
        day.map { .text($0.description) } ?? .empty
    }

    /// The spreadsheet form in UTF-8, without data on the package, for which it has no place.
    public static func csv(_ grants: [PublishedGrant]) -> [UInt8] {
        var writer = CSVWriter()
        writer.write(header: columns.map(\.title))
        for grant in grants { writer.write(columns.map { $0.cell(grant) }) }
        return writer.drain()
    }
}
