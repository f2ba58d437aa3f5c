/// The documented, read-only interface for other tools: amounts in minor units and as decimals with as many
/// places as the currency has (`rules.md §1.1`).
struct LedgerViews {
    /// A column of minor units as a decimal text in the engine's words.
    let decimal: (String) -> String
    /// A column of days as `2026-11-21` in the engine's words.
    let date: (String) -> String

    /// Their names.
    static let names = ["v_entries", "v_gifts", "v_donors", "v_pledges", "v_splits"]

    var all: [String] { [entries, gifts, donors, pledges, splits] }

    private var entries: String {
        """
        CREATE VIEW v_entries AS
        SELECT e.id, e.batch, s.name AS source, e.external_id AS gift_id, e.type, e.donor, \(date("e.day")) AS date,
          e.amount AS amount_minor, \(decimal("e.amount")) AS amount, 
          CASE WHEN \(MovedGifts.isMove("e")) THEN 0 ELSE e.effect END AS effect_minor, e.measure, e.unit,
          e.target, p.campaign, p.appeal, p.project, p.line, p.unit AS named_unit, p.keycode
        FROM entry e JOIN source s ON s.id = e.source LEFT JOIN place p ON p.id = e.place
        """
    }

    private var gifts: String {
        """
        CREATE VIEW v_gifts AS SELECT * FROM v_entries WHERE type < 20
        """
    }

    private var donors: String {
        """
        CREATE VIEW v_donors AS
        SELECT d.id, p.kind, p.name, p.first_name, p.last_name, p.organization, p.email, p.city, p.state,
          p.postal_code, p.country, p.suppressions
        FROM donor d JOIN donor_personal p ON p.donor = d.id
        """
    }

    private var pledges: String {
        """
        CREATE VIEW v_pledges AS
        SELECT p.id, p.name AS pledge_id, e.id AS entry, e.type, e.donor, \(date("e.day")) AS date,
          e.amount AS amount_minor, \(decimal("e.amount")) AS amount
        FROM promise p JOIN entry e ON e.id = p.entry
        """
    }

    private var splits: String {
        """
        CREATE VIEW v_splits AS
        SELECT entry, ord, place, amount AS amount_minor FROM split
        UNION ALL SELECT id, 0, place, amount FROM entry WHERE place IS NOT NULL AND type < 40
        """
    }
}
