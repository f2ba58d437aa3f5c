/// The tables of grants and of funded projects in the order in which the chain seals them: what each holds,
/// once for all readers.
///
/// Words are kept apart, in `grant_personal`; a row keeps their salted digest.
struct GrantTable {
    struct Column {
        enum Kind { case int, text, bytes }

        var name: String
        var kind: Kind
        var isOptional: Bool
        var check: String
    }

    var name: String
    var key: [String]
    var columns: [Column]

    var names: [String] { columns.map(\.name) }

    /// All but the number of the batch, which the chain's header has.
    var sealed: [String] { names.filter { $0 != "batch" } }

    static let all = ofGrants + ofProjects + ofSpending
    static let ofGrants = [grant, detail, funder, figure, share, stage, term, promise, due, dueChange]

    static func int(_ name: String, _ check: String = "") -> Column {
        Column(name: name, kind: .int, isOptional: false, check: check)
    }

    static func maybe(_ name: String, _ check: String = "") -> Column {
        Column(name: name, kind: .int, isOptional: true, check: check)
    }

    static let digest = Column(name: "personal_digest", kind: .bytes, isOptional: true, check: "")

    static func text(_ name: String) -> Column {
        Column(name: name, kind: .text, isOptional: true, check: "")
    }

    /// What is dated and numbered within its grant.
    static let dated = [int("grant_award"), int("seq", "> 0"), int("batch"), int("day")]

    /// Every row that says something of a grant, as `grant_award` and `batch`.
    static let rows: String = {
        let dated = all.filter { $0.names.contains("grant_award") }.map {
            "SELECT grant_award, batch FROM \($0.name)"
        }
        let others = [
            "SELECT id AS grant_award, batch FROM grant_award",
            "SELECT d.grant_award, c.batch FROM due_change c JOIN due d ON d.id = c.due",
        ]
        return (dated + others).joined(separator: " UNION ALL ")
    }()

    /// The same with what renews one or tries it again.
    static let mentions: String = {
        let others = ["renews", "resubmits"].map {
            "SELECT \($0), batch FROM grant_award WHERE \($0) IS NOT NULL"
        }
        return ([rows] + others).joined(separator: " UNION ALL ")
    }()

    static let grant = GrantTable(
        name: "grant_award", key: ["id"],
        columns: [
            int("id"), int("batch"), int("source"), text("name"), maybe("name64"), maybe("renews"),
            maybe("resubmits"),
        ])
    static let detail = GrantTable(
        name: "grant_detail", key: ["grant_award", "seq"], columns: dated + [digest])
    static let funder = GrantTable(
        name: "grant_funder", key: ["grant_award", "seq"],
        columns: dated + [int("donor"), int("is_government", "IN (0, 1)")])
    static let figure = GrantTable(
        name: "grant_figure", key: ["grant_award", "seq"],
        columns: dated + [
            maybe("requested", ">= 0"), maybe("expected", ">= 0"), text("currency"),
            maybe("original", ">= 0"),
            text("fx_rate"), maybe("decision"),
        ])
    static let share = GrantTable(
        name: "grant_share", key: ["grant_award", "seq", "ord"],
        columns: dated + [int("ord"), int("place"), int("weight", "> 0")])
    static let stage = GrantTable(
        name: "grant_stage", key: ["grant_award", "seq"],
        columns: dated + [
            int("stage"), int("probability_tenths", "BETWEEN 0 AND 1000"), maybe("voids"), digest,
        ])
    static let term = GrantTable(
        name: "grant_term", key: ["grant_award", "seq"],
        columns: dated + [int("kind"), maybe("starts"), maybe("ends"), digest])
    /// Which promises are a grant's: those of its award, or one that was posted before.
    static let promise = GrantTable(
        name: "grant_promise", key: ["grant_award", "seq"], columns: dated + [int("entry")])
    static let due = GrantTable(
        name: "due", key: ["id"],
        columns: [
            int("id"), int("batch"), int("grant_award"), int("kind"), int("due"), text("rule"), text("time"),
            text("zone"), maybe("gates_entry"), maybe("gates_ord"), digest,
        ])
    static let dueChange = GrantTable(
        name: "due_change", key: ["due", "seq"],
        columns: [
            int("due"), int("seq", "> 0"), int("batch"), int("day"), int("kind"), maybe("to_day"), digest,
        ])
}
