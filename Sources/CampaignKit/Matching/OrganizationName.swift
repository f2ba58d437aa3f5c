/// An organization's or a household's name reduced to what two spellings of it share.
///
/// Source: `rules.md §5`: without The, Inc, Fund, Co.
enum OrganizationName {
    /// The words that tell it from others; nil when nothing is left to compare.
    static func folded(_ text: String) -> String? {
        let words = PersonName.words(of: spelled(text))
        let kept = words.filter { !empty.contains($0) }
        let told = kept.isEmpty ? words : kept
        return told.isEmpty ? nil : told.joined(separator: " ")
    }

    /// Whether a name without a kind is surely none of a person, nor of a household.
    ///
    /// `Robert Church` and `the Church Family` are people; `First Baptist Church` and `Temple Sinai` are not.
    static func isOrganization(_ text: String) -> Bool {
        let words = PersonName.words(of: spelled(spoken(text)))
        if words.contains(where: marks.contains) { return true }
        guard !words.contains(where: { households.contains($0) || joins.contains($0) }) else { return false }
        var name = words.filter { $0.count > 1 && $0 != "the" }
        PersonName.dropTitles(&name)
        guard name.contains(where: houses.contains) else { return false }
        return name.count != 2 || !houses.contains(name[1]) && !given.contains(name[0])
    }

    /// A household: `The Alder Family`, `Mr. and Mrs. Ole Alder`, `Ole & Una Alder`.
    static func isHousehold(_ text: String) -> Bool {
        let words = PersonName.words(of: spelled(text))
        return words.contains(where: households.contains)
            || words.dropFirst().dropLast().contains(where: joins.contains)
    }

    /// The household's name without titles and the words for a household.
    static func foldedHousehold(_ text: String) -> String? {
        let words = PersonName.words(of: text)
        let kept = words.filter {
            $0 != "the" && !households.contains($0) && !joins.contains($0) && !PersonName.titles.contains($0)
        }
        let told = kept.isEmpty ? words : kept
        return told.isEmpty ? nil : told.joined(separator: " ")
    }

    /// `Church, Robert` as it is spoken.
    private static func spoken(_ text: String) -> String {
        let parts = text.split(separator: ",", maxSplits: 1).map(String.init)
        guard parts.count == 2, PersonName.words(of: parts[0]).count == 1 else { return text }
        return parts[1] + " " + parts[0]
    }

    /// With `&` and `+` as a word.
    private static func spelled(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0x26 || $0 == 0x2B }) else { return text }
        return text.split(omittingEmptySubsequences: false) { $0 == "&" || $0 == "+" }.joined(
            separator: " and ")
    }

    private static let households: Set<String> = [
        "household", "family", "familie", "famille", "familia", "משפחת",
    ]
    private static let joins: Set<String> = ["and", "und", "et", "og", "och"]
    /// Legal forms and little words.
    private static let empty: Set<String> = [
        "the", "inc", "incorporated", "fund", "co", "company", "corp", "corporation", "llc", "llp", "ltd",
        "limited", "plc", "lp", "gmbh", "and", "of", "for",
    ]
    private static let marks: Set<String> = [
        "inc", "incorporated", "llc", "llp", "ltd", "corp", "corporation", "gmbh", "plc", "company",
        "foundation",
        "fund", "funds", "trust", "charitable", "charities", "synagogue", "congregation", "university",
        "hospital", "association", "society", "institute", "philanthropies", "philanthropic", "endowment",
        "ministries", "council", "department", "services",
    ]
    /// Houses by which people are called, too.
    private static let houses: Set<String> = [
        "bank", "church", "temple", "school", "college", "club", "charity",
    ]
    /// Of these the one that is a first name.
    private static let given: Set<String> = ["charity"]
}
