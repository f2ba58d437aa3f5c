/// A paper on which a state may want its text besides letters that ask.
public enum StateDocument: String, Sendable, CaseIterable {
    case receipt, confirmation, reminder

    /// States whose text has to be on it (`rules.md §4.7`).
    ///
    /// Florida § 496.411, North Carolina G.S. 131F-9 and Pennsylvania 10 P.S. § 162.13(c) name receipts,
    /// confirmations and reminders; Maryland § 6-411 names receipts.
    var states: Set<String> { self == .receipt ? ["FL", "MD", "NC", "PA"] : ["FL", "NC", "PA"] }
}

extension Organization {
    /// The text that a donor's state wants on a paper; empty where it wants none.
    ///
    /// That of `receipts: states:`, else the one for letters where the state wants it on this paper too.
    public func disclosure(for person: DonorDetails, on document: StateDocument) -> String {
        guard USState.isHome(country: person.country) else { return "" }
        let state = USState.code(person.state)
        if let own = receipts["states.\(state)"] { return own }
        return document.states.contains(state) ? disclosures[state] ?? "" : ""
    }

    /// Whether donors of some state get its text on receipts, confirmations and reminders.
    public var hasStateTexts: Bool {
        !disclosures.isEmpty || receipts.keys.contains { $0.hasPrefix("states.") }
    }
}
