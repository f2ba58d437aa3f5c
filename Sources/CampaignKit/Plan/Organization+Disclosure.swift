extension Organization {
    /// The text that a donor's state wants on a letter; empty where it wants none.
    ///
    /// A state's text is for people who live in it: `CA` in another country is not a state (`rules.md §4.7`).
    /// `N.Y.` and `New York` are `NY`.
    public func disclosure(for person: DonorDetails) -> String {
        guard USState.isHome(country: person.country) else { return "" }
        return disclosures[USState.code(person.state)] ?? ""
    }
}
