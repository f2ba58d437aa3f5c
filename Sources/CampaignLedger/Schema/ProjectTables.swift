/// The tables of what happens to funded projects: naming places, and money that is passed on.
extension GrantTable {
    static let ofProjects = [unitEvent, transfer, transferSource, transferEvent]

    /// A naming place that was reserved, named or released.
    static let unitEvent = GrantTable(
        name: "unit_event", key: ["id"],
        columns: [
            int("id"), int("batch"), int("day"), int("place"), int("ordinal", "> 0"), int("kind"),
            maybe("donor"), maybe("entry"), maybe("until_day"), digest,
        ])
    /// A grant to someone outside.
    static let transfer = GrantTable(
        name: "transfer", key: ["id"],
        columns: [
            int("id"), int("batch"), int("day"), int("place"), int("grantee"), int("amount", "> 0"),
            text("currency"), maybe("original", "> 0"), text("fx_rate"), maybe("agreement"),
            maybe("report_due"), int("flags", ">= 0"), digest,
        ])
    /// The gifts that it was made of: they sum to its amount.
    ///
    /// A row that replaces another takes its amount from it.
    static let transferSource = GrantTable(
        name: "transfer_source", key: ["transfer", "ord"],
        columns: [
            int("transfer"), int("ord", ">= 0"), int("batch"), int("entry"), int("place"),
            int("amount", "> 0"), maybe("replaces", ">= 0"),
        ])
    /// What was reported, came back, or was voided.
    static let transferEvent = GrantTable(
        name: "transfer_event", key: ["transfer", "seq"],
        columns: [
            int("transfer"), int("seq", "> 0"), int("batch"), int("day"), int("kind"), maybe("place"),
            maybe("amount", ">= 0"), digest,
        ])

    /// The tables whose rows have a number of their own.
    static let numbered = all.filter { $0.key == ["id"] }

    /// Every row of these tables, as `batch`.
    static let projectRows = ofProjects.map { "SELECT batch FROM \($0.name)" }.joined(
        separator: " UNION ALL ")
}
