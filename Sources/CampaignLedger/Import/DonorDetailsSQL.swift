/// The columns that `DonorColumns.details` reads, from a table by its alias.
enum DonorDetailsSQL {
    static func columns(_ alias: String) -> String {
        (["kind", "suppressions"] + DonorColumns.names).map { "\(alias).\($0)" }.joined(separator: ", ")
    }
}
