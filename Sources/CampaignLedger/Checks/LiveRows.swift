import CampaignKit

/// Conditions on posted rows that several rules share, as SQL.
enum LiveRows {
    /// Money or property received, and promises: what someone was asked for.
    static let given = types { $0.family == .received || $0.family == .promise }

    /// Whether a stored change is of the gift itself, not of the exchange difference of a refund.
    static let isOfGift: String = {
        let differences = [CountClass.refundDifference, .governmentRefundDifference]
        return "class NOT IN (\(differences.map { String($0.rawValue) }.joined(separator: ", ")))"
    }()

    private static func types(_ isOne: (EntryType) -> Bool) -> String {
        EntryType.allCases.filter(isOne).map { String($0.rawValue) }.joined(separator: ", ")
    }

    /// Whether anything is left of the row of this alias, after all that was voided or reversed.
    ///
    /// `limits` are further conditions on those, by the alias `x`.
    static func isLeft(_ row: String, limits: String = "") -> String {
        """
        \(row).effect + coalesce((SELECT \(Portable.sum("x.effect")) FROM entry x WHERE x.unit = \(row).unit AND x.unit <> x.id \
        AND x.id <> \(row).id AND x.payment = \(row).payment AND x.measure = \(row).measure\(limits)), 0) > 0
        """
    }

    /// Whether the row of this alias, or what it is a payment on, is in one of some places.
    ///
    /// `root` is the alias of what it is a payment on.
    static func stands(in places: String, row: String, root: String) -> String {
        let original =
            "\(root).place IN (\(places)) OR \(root).place IS NULL AND EXISTS "
            + "(SELECT 1 FROM split t WHERE t.entry = \(root).id AND t.place IN (\(places)))"
        return MovedGifts().standsIn(places, unit: "\(row).unit", original: original)
    }
}
