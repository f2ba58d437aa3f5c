/// Who is one donor: a household or organization together, or each person alone.
///
/// `rules.md §3`.
public enum DonorUnit: String, Sendable, CaseIterable {
    case household, person
}
