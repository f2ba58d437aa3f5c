public import CampaignKit

/// Reads who a donor is, unless all of their gifts in a row are hidden from staff.
struct ExplainedDonorReader {
    let connection: any LedgerConnection
    private let places: ScopePlaces
    /// Whose gifts, any of them, are anonymous: few, and only theirs are looked at.
    private let anonymous: Set<Int64>
    private let aliases: DonorAliases

    init(
        _ scope: FigureScope, _ connection: any LedgerConnection, knownOn: Int64 = .max
    ) throws {
        self.connection = connection
        places = try ScopePlaces(scope, connection)
        let aliases = try DonorAliases(connection, knownOn: knownOn)
        self.aliases = aliases
        var donors: Set<Int64> = []
        try connection.rows(Self.donors) { row in
            if let donor = row.optionalInt(0) { donors.insert(aliases.of(donor)) }
        }
        anonymous = donors
    }

    func donor(_ part: ExplainedPart) throws -> ExplainedDonor {
        let id = part.id
        guard !part.isHidden else { return ExplainedDonor(id: id, name: "", anonymity: .staff) }
        let details = try connection.first(
            "SELECT \(DonorColumns.columns("p")) FROM donor_personal p WHERE p.donor = $1", [.int(id)]
        ) { DonorColumns.details($0, from: 0) }
        let level =
            try anonymous.contains(id)
            ? connection.integer(
                Self.level(places, aliases.isOwn("e.donor", of: id)), places.arguments) : 0
        var donor = ExplainedDonor(
            id: id, name: details?.displayName ?? "", anonymity: Anonymity(rawValue: Int(level)) ?? .none)
        donor.kind = details?.kind
        donor.mayBePublished = details?.suppressions.contains(.doNotPublish) != true
        return donor
    }

    /// Whose gifts, or payments on promises, are anonymous to anyone.
    private static let donors = """
        SELECT DISTINCT e.donor FROM entry e WHERE e.anonymity <> 0 OR e.unit <> e.id \
        AND \(HiddenGifts.level("e")) <> 0
        """

    /// The strictest level of their gifts that count here and that staff may see.
    static func level(_ places: ScopePlaces, _ donor: String) -> String {
        let own = HiddenGifts.level("e")
        let seen = "CASE WHEN \(own) IN (\(HiddenGifts.levels)) THEN 0 ELSE \(own) END"
        let level = "SELECT coalesce(max(\(seen)), 0) FROM entry e"
        guard let subquery = places.subquery else { return "\(level) WHERE \(donor)" }
        return """
            \(level) JOIN entry u ON u.id = e.unit WHERE (u.place IN (\(subquery)) \
            OR u.place IS NULL AND EXISTS (SELECT 1 FROM split t WHERE t.entry = u.id AND t.place IN (\(subquery)))) \
            AND \(donor)
            """
    }
}

/// A donor as an explanation may name them.
public struct ExplainedDonor: Sendable, Equatable {
    /// Shown as `D-77`.
    public var id: Int64
    /// Empty for a placeholder.
    public var name: String
    /// The strictest level that a gift of theirs in this row asks for, of those that staff may see.
    public var anonymity: Anonymity
    /// Nil where nothing says it, and for whoever is hidden.
    public var kind: DonorKind?
    /// Whether they did not ask to be left out of what is published.
    public var mayBePublished = true

    /// Whether all of these gifts are hidden from staff: then neither name nor number is shown.
    public var isHidden: Bool { anonymity.hides(from: .staff) }
}
