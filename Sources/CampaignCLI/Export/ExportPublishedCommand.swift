import ArgumentParser
import CampaignExchange
import CampaignKit
import CampaignServices
import Terminal

/// `campaign export 360giving`: grants in the open standard of grantmakers.
struct ExportPublishedCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "360giving", abstract: "Write grants in the 360Giving Data Standard 1.4.",
        discussion: """
            Without --awards the grants that you passed on (campaign project transfer): you are the funder. \
            With --awards those that funders awarded to you. Each organization needs its number in a public \
            register: yours is the EIN of Campaigns/organization.yml, others have 'campaign donor edit D-9 \
            --org-id US-EIN-12-3456789'. A grant that cannot be published is left out and listed, and the \
            command ends with 1; so is one of a person or of an anonymous funder. --regrant-type says that \
            grantees give the money on.

            EXAMPLES
              campaign export 360giving -o grants.json
              campaign export 360giving --awards --from 2026-01-01 --to 2026-12-31 -o awards.csv
              campaign export 360giving --regrant-type FRG020 --format csv
            """)

    enum Format: String, CaseIterable, ExpressibleByArgument { case json, csv }

    @Option(help: "The form (default: by the file's extension, or json).") var format: Format?
    @Flag(help: "What funders awarded to you, instead of what you passed on.") var awards = false
    @Option(help: ArgumentHelp("Only awards from this day on.", valueName: "date")) var from: CalendarDate?
    @Option(help: ArgumentHelp("Only awards up to this day.", valueName: "date")) var to: CalendarDate?
    @Option(
        help: ArgumentHelp("The standard's code for grants that are given on: FRG010.", valueName: "code"))
    var regrantType: String?
    @OptionGroup(title: "Global options") var options: ExportOptions

    func run() throws {
        let format = try format ?? ending()
        if let from, let to, to < from {
            throw CommandError.usage("bad-value", "--to is before --from", hint: "exchange the days")
        }
        let session = try Session(options.global())
        let publication = try GrantPublication(
            awards ? .awards : .transfers, session, from: from, to: to, regrants: try regrants())
        if !publication.grants.isEmpty {
            let bytes =
                format == .csv
                ? PublishedGrant.csv(publication.grants)
                : Array(PublishedPackage(publication, issued: try today(session)).json.pretty.utf8)
            try session.writer.stream { try $0(bytes) }
        }
        try report(publication, session)
    }

    private func today(_ session: Session) throws -> CalendarDate {
        try session.today(try session.plan(in: try session.directory()).plan)
    }

    private func report(_ publication: GrantPublication, _ session: Session) throws {
        if publication.grants.isEmpty { session.say("no grant can be published: nothing was written") }
        if !publication.hasPrefix, !publication.grants.isEmpty {
            session.say(
                "note: identifiers begin with your own number; ask 360Giving for a publisher prefix, then "
                    + "grants: {publisher_prefix: 360G-…} in Campaigns/organization.yml")
        }
        for left in publication.leftOut {
            session.say("left out: \(left.id), \(TerminalText.safe(left.reason))")
        }
        if let file = options.file, !publication.grants.isEmpty {
            session.say("\(TerminalText.safe(file)): \(Words.count(publication.grants.count, "grant"))")
        }
        if !publication.leftOut.isEmpty { throw AnswerIsNo() }
    }

    private func regrants() throws(CommandError) -> PublishedGrant.RegrantType? {
        guard let regrantType else { return nil }
        guard !awards else {
            throw .usage(
                "option-conflict", "--regrant-type is of what you pass on", hint: "leave out --awards")
        }
        if let known = PublishedGrant.RegrantType(rawValue: regrantType.uppercased()) { return known }
        throw IDLookup.unknown(
            regrantType, kind: "regrant type", among: PublishedGrant.RegrantType.allCases.map(\.rawValue))
    }

    private func ending() throws(CommandError) -> Format {
        guard let name = options.file?.split(separator: "/").last, name.contains(".") else { return .json }
        guard let format = Format(rawValue: String(name.lowercased().split(separator: ".").last ?? "")) else {
            throw .usage(
                "unknown-ending", "grants cannot be published as '\(TerminalText.safe(String(name)))'",
                hint: "end it in .json or .csv")
        }
        return format
    }
}

/// A package of published grants as JSON.
///
/// Source: the 360Giving package schema 1.4.
struct PublishedPackage {
    let json: JSONValue

    init(_ publication: GrantPublication, issued day: CalendarDate) {
        let publisher = publication.publisher
        json = .object([
            "version": .string(PublishedGrant.version), "title": .string("Grants of \(publisher.name)"),
            "issued": .string(day.description),
            "publisher": .object(["name": .string(publisher.name), "identifier": .string(publisher.id)]),
            "grants": .array(publication.grants.map(Self.grant)),
        ])
    }

    static func grant(_ grant: PublishedGrant) -> JSONValue {
        var members: [String: JSONValue] = [
            "id": .string(grant.id), "title": .string(grant.title),
            "description": .string(grant.description), "currency": .string(grant.awarded.currency.code),
            "amountAwarded": .decimal(PlainNumber(grant.awarded)),
            "awardDate": .string(grant.awardDate.description), "dateModified": .string(grant.modifiedAt),
            "fundingOrganization": .array([organization(grant.funder)]),
            "recipientOrganization": .array([organization(grant.recipient)]),
        ]
        members["amountAppliedFor"] = grant.applied.map { .decimal(PlainNumber($0)) }
        members["amountDisbursed"] = grant.disbursed.map { .decimal(PlainNumber($0)) }
        members["regrantType"] = grant.regrantType.map { .string($0.rawValue) }
        members["plannedDates"] = grant.period.map { period in
            .array([
                .object([
                    "startDate": .string(period.lowerBound.description),
                    "endDate": .string(period.upperBound.description),
                ])
            ])
        }
        return .object(members)
    }

    private static func organization(_ organization: PublishedGrant.Organization) -> JSONValue {
        .object(["id": .string(organization.id), "name": .string(organization.name)])
    }
}
