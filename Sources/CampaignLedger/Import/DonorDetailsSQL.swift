/// SQL over the words of donors.
enum DonorDetailsSQL {
    /// The columns that `DonorColumns.details` reads, from a table by its alias.
    static func columns(_ alias: String) -> String {
        (["kind", "suppressions"] + DonorColumns.names).map { "\(alias).\($0)" }.joined(separator: ", ")
    }

    /// The columns that `DonorColumns.dated` reads.
    static func dated(_ alias: String) -> String {
        columns(alias) + DonorColumns.days.map { ", \(alias).\($0)" }.joined()
    }

    /// The words as they was after a batch: to be in a FROM.
    static func table(knownOn batch: Int64) -> String {
        guard batch < Int64.max else { return "donor_personal" }
        let columns = DonorColumns.version.joined(separator: ", ")
        return """
            (SELECT \(columns) FROM donor_personal WHERE batch <= \(batch) UNION ALL \
            SELECT \(columns) FROM donor_past WHERE batch <= \(batch) AND until > \(batch))
            """
    }
}
