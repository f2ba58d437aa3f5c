public import CampaignExchange
public import CampaignKit
import CampaignLedger

/// The grants of a workspace as the 360Giving standard publishes them, and those that it cannot.
public struct GrantPublication {
    /// Which grants.
    public enum Choice: Sendable {
        /// What we passed on to grantees: we are the funder.
        case transfers
        /// What funders awarded to us: we are the recipient.
        case awards
    }

    /// A grant that is not in the file, and why.
    public struct LeftOut: Sendable, Equatable {
        public var id: String
        public var reason: String
    }

    public private(set) var grants: [PublishedGrant] = []
    public private(set) var leftOut: [LeftOut] = []
    /// Who publishes them.
    public let publisher: PublishedGrant.Organization
    /// Whether the organization's settings name the prefix that the standard's helpdesk gave.
    public let hasPrefix: Bool

    private let choice: Choice
    private let prefix: String
    private let reading: GrantReading
    private let times: [Int64: String]

    /// Throws `ServiceError.noOwnNumber` where the plan has no EIN, or a placeholder.
    public init(
        _ choice: Choice, _ context: some ServiceContext, from: CalendarDate? = nil, to: CalendarDate? = nil,
        regrants: PublishedGrant.RegrantType? = nil
    ) throws {
        let reading = try GrantReading(context, asOf: nil, knownOn: nil)
        let organization = reading.plan.organization
        guard let ein = organization.registeredEIN else { throw ServiceError.noOwnNumber }
        publisher = PublishedGrant.Organization(id: "US-EIN-\(ein)", name: organization.name)
        hasPrefix = organization.publisherPrefix != nil
        prefix = organization.publisherPrefix ?? publisher.id
        (self.choice, self.reading) = (choice, reading)
        let batches = try reading.ledger?.batches() ?? []
        times = Dictionary(batches.map { ($0.id, $0.postedAtUTC) }) { first, _ in first }
        switch choice {
        case .transfers: try takeTransfers(ProjectReading(context, asOf: nil, knownOn: nil), regrants)
        case .awards: try takeAwards()
        }
        grants.removeAll { grant in
            from.map { grant.awardDate < $0 } ?? false || to.map { grant.awardDate > $0 } ?? false
        }
    }

    private mutating func take(_ grant: PublishedGrant, _ id: String, _ donor: DonorDetails?) {
        let reason =
            donor.flatMap { $0.kind == .person || $0.kind == .household ? "it is of a person" : nil }
            ?? grant.problem(today: reading.asOf)
        guard let reason else { return grants.append(grant) }
        leftOut.append(LeftOut(id: id, reason: reason))
    }

    private func details(_ donor: Int64) throws -> DonorDetails? {
        try reading.ledger?.donor("D-\(donor)", asOf: reading.asOf).line.details
    }

    private func money(_ minor: Int64) -> Money { Money(minorUnits: minor, currency: reading.currency) }

    /// A text of one line that is short enough for a title.
    private static func title(_ text: String) -> String {
        text.count <= PublishedGrant.mostLetters
            ? text : String(text.prefix(PublishedGrant.mostLetters - 1)) + "…"
    }

    private mutating func takeTransfers(
        _ projects: ProjectReading, _ regrants: PublishedGrant.RegrantType?
    ) throws {
        for transfer in try projects.transfers() {
            let project = PlanIndex(reading.plan).project(transfer.place.project)
            let line = project?.lines.first { $0.id == transfer.place.line }
            let name = project?.name ?? transfer.place.project
            let grantee = try details(transfer.grantee)
            var grant = PublishedGrant(
                id: "\(prefix)-T-\(transfer.number)",
                title: Self.title(line.map { "\(name): \($0.name)" } ?? name),
                description: "Grant to \(transfer.granteeName) for \(line?.name ?? name)",
                awarded: money(transfer.amount), awardDate: transfer.day, funder: publisher,
                recipient: .init(id: grantee?.orgID ?? "", name: transfer.granteeName),
                modifiedAt: times[([transfer.batch] + transfer.events.map(\.batch)).max() ?? 0] ?? "")
            grant.disbursed = money(transfer.net(asOf: reading.asOf, knownOn: projects.knownOn))
            grant.regrantType = regrants
            take(grant, "T-\(transfer.number)", grantee)
        }
    }

    private mutating func takeAwards() throws {
        let hidden = try reading.ledger?.anonymousDonors() ?? [:]
        for line in try reading.lines() where [.awarded, .closed].contains(line.stage) {
            let id = "GR-\(line.number)"
            guard let first = line.pledges.map(\.line.day).min() else { continue }
            let funder = try line.funder.flatMap { try details($0) }
            let levels = line.pledges.map(\.line.anonymity) + [line.funder.flatMap { hidden[$0] } ?? .none]
            guard levels.allSatisfy({ $0 == .none }) else {
                leftOut.append(LeftOut(id: id, reason: "the funder is anonymous"))
                continue
            }
            var grant = PublishedGrant(
                id: "\(prefix)-\(id)", title: Self.title(line.words.title),
                description: line.words.purpose.isEmpty ? line.words.title : line.words.purpose,
                awarded: money(line.money.awarded), awardDate: first,
                funder: .init(id: funder?.orgID ?? "", name: line.funderName), recipient: publisher,
                modifiedAt: times[Self.lastBatch(line)] ?? "")
            grant.applied = line.figures?.requested.map(money)
            grant.disbursed = money(try Checked.add(line.money.received, line.money.advance))
            grant.period = line.term?.period
            take(grant, id, funder)
        }
    }

    /// The last posting that said something of a grant.
    private static func lastBatch(_ line: GrantLine) -> Int64 {
        let said = line.record.history.rows.map(\.batch) + line.terms.map(\.batch)
        return (said + line.pledges.map(\.line.batch)).max() ?? line.record.batch
    }
}
