/// An id that was made of a person's words, as the platform gives none: `Ana Ruiz 1 Elm St 07801`.
///
/// Two ids of one system are two people (`rules.md §5`), but not two such: they differ where only the
/// spelling of a street does. Then what is known decides, as of rows without an id.
public enum WordID {
    /// Whether an id says nothing but the name and other words that are known of the person.
    public static func isMade(_ id: String, of details: DonorDetails) -> Bool {
        let words = NameFolding.words(id)
        guard words.count > 1 else { return false }
        let names = [
            details.name, details.firstName + " " + details.lastName, details.organization,
        ].map { Set(NameFolding.words($0)) }.filter { !$0.isEmpty }
        let said = Set(words)
        guard names.contains(where: { $0.isSubset(of: said) }) else { return false }
        let others = [
            details.email, details.address1, details.address2, details.city, details.postalCode,
        ].flatMap { NameFolding.words($0) }
        return said.isSubset(of: names.reduce(into: Set(others)) { $0.formUnion($1) })
    }
}
