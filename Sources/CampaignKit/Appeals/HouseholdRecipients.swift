/// Who of a household a piece is for: those it names, and whose address it goes to.
struct HouseholdRecipients: Sendable {
    /// Those who are named, by number.
    let writtenTo: [AppealPerson]
    /// Those who are not: they have died, or want none.
    let leftOut: [AppealPerson]
    /// Whose address it goes to; nil where no one can be reached.
    let recipient: AppealPerson?
    /// Why no one can be reached.
    let obstacle: SuppressionReason?
    /// Whether all are of a kind that is never asked.
    let isNotAskable: Bool

    init(_ members: [AppealPerson], reach: AppealMedium) {
        let people = reach == .post ? HouseholdAddress.shared(members) : members
        let obstacles = people.map { (person: $0, obstacle: reach.obstacle($0)) }
        // What the household as a whole refuses, its members do not get either.
        let whole = obstacles.first {
            $0.person.details.kind == .household && AppealMedium.keepsNameOff($0.obstacle)
        }
        leftOut = obstacles.filter { AppealMedium.keepsNameOff($0.obstacle) }.map(\.person)
        let named = obstacles.filter { !AppealMedium.keepsNameOff($0.obstacle) }
        writtenTo = whole == nil ? named.map(\.person) : []
        // Mail that came back from one member's address comes back from it for the others too.
        let returned = Set(
            reach == .post
                ? people.filter { $0.details.suppressions.contains(.returnedMail) }.map(
                    HouseholdAddress.address) : [])
        recipient =
            whole == nil
            ? named.first { $0.obstacle == nil && !returned.contains(HouseholdAddress.address($0.person)) }?
                .person : nil
        if recipient != nil {
            obstacle = nil
        } else if let whole {
            obstacle = whole.obstacle
        } else if named.isEmpty {
            // One who wants no mail outlives the other.
            let wishes = obstacles.compactMap(\.obstacle).filter { $0 != .deceased }
            obstacle = people.isEmpty ? .badAddress : wishes.min() ?? .deceased
        } else {
            obstacle = named.compactMap(\.obstacle).min() ?? .badAddress
        }
        let never: Set<DonorKind> = [.dafSponsor, .platform, .government]
        isNotAskable = !people.isEmpty && people.allSatisfy { $0.details.kind.map(never.contains) ?? false }
    }

    /// Whether there is no name to write to.
    var isNameless: Bool {
        LetterNames(writingTo: writtenTo, leftOut: leftOut, language: LetterLanguage(language))
            .addressee.isEmpty
    }

    /// The language of the one it goes to, else of another; English where no one said.
    var language: String {
        let known = ([recipient].compactMap { $0 } + writtenTo).map(\.details.language)
        return known.first { !$0.isEmpty } ?? "en"
    }

    /// An address that may be written to, whatever the channel.
    var email: String {
        let known = ([recipient].compactMap { $0 } + writtenTo).map(\.details)
        return known.first { !$0.email.isEmpty && !$0.suppressions.contains(.doNotEmail) }?.email ?? ""
    }
}
