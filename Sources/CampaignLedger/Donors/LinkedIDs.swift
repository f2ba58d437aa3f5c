import CampaignKit

/// The ids that sources gave donors, for lists that go through donors by number.
///
/// No index leads from donors to their ids: a walk over all ids reads those of many donors at once, so that
/// a list takes as long as it is, and no more is held than one such span.
final class LinkedIDs {
    /// How many numbers of donors one walk is for.
    static let usualSpan: Int64 = 65_536

    private let connection: any LedgerConnection
    private let knownOn: Int64
    private let span: Int64
    private let aliases: DonorAliases?
    private var held: Range<Int64> = 0..<0
    private var ids: [Int64: [String]] = [:]

    /// With `aliases` the ids of those who were merged are those of the donor that they stand for.
    init(
        _ connection: any LedgerConnection, knownOn: Int64, _ aliases: DonorAliases? = nil,
        span: Int64 = LinkedIDs.usualSpan
    ) {
        self.connection = connection
        self.knownOn = knownOn
        self.span = span
        self.aliases = aliases
    }

    /// `source:id`, in the order they became known.
    func ids(of donor: Int64) throws -> [String] {
        if !held.contains(donor) { try read(donor..<(donor + span)) }
        return ids[donor] ?? []
    }

    private func read(_ donors: Range<Int64>) throws {
        ids.removeAll(keepingCapacity: true)
        held = donors
        try connection.rows(
            Self.rows(aliases?.owner("l.donor") ?? "l.donor"),
            [.int(donors.lowerBound), .int(donors.upperBound), .int(knownOn)]
        ) { ids[$0.int(0), default: []].append("\($0.text(1)):\($0.text(2))") }
    }

    private static func rows(_ donor: String) -> String {
        """
        SELECT \(donor), s.name, l.external_id FROM donor_link l JOIN source s ON s.id = l.source \
        WHERE \(donor) >= $1 AND \(donor) < $2 AND l.batch <= $3 AND \(DonorReader.isTheirs("l")) \
        ORDER BY l.batch, s.id, \(Portable.byBytes("l.external_id"))
        """
    }
}

/// What another system's id of a row names (`docs/csv.md`).
///
/// Raw values are stored and hashed: never renumber one.
public enum AliasKind: Int, Sendable, CaseIterable {
    /// The payment at its processor: one payment has one.
    case processor = 1
    /// The payout that it came in with: many payments share one.
    case payout = 2
}

extension ImportedEntry {
    /// The ids that other systems gave the row.
    var aliases: [(kind: AliasKind, value: String)] {
        guard !processorID.isEmpty || !payoutID.isEmpty else { return [] }
        return [(.processor, processorID), (.payout, payoutID)].filter { !$0.1.isEmpty }
    }
}
