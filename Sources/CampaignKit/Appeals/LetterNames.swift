/// Who a letter is addressed to and how it greets them: one household, one letter.
///
/// What a file gave as `addressee` and `salutation` is used as it is, unless it names someone who has died
/// or wants no mail. `rules.md §5`.
struct LetterNames: Sendable, Equatable {
    let addressee: String
    /// Empty where no one's name is known.
    let salutation: String

    /// The names of those in a household who are written to; `left` are those who are not.
    init(writingTo people: [AppealPerson], leftOut left: [AppealPerson], language: LetterLanguage) {
        let gone = left.map { $0.details.inOrder() }
        let details = people.map { $0.details.inOrder() }
        // Who is a household is known twice: as itself, and by its members.
        let households = details.filter { $0.kind == .household }
        let persons = details.filter { Self.isPerson($0) && !$0.displayName.isEmpty }
        let stated = Self.explicit(\.addressee, households, persons, details, gone)
        let greeted = Self.explicit(\.salutation, households, persons, details, gone)
        let generated = Self.generated(households, persons, details, gone, language)
        addressee = stated ?? generated.addressee
        guard let greeted else {
            salutation = generated.salutation
            return
        }
        salutation = language.isGreeting(greeted) ? Self.ended(greeted) : language.greeting(greeted)
    }

    /// What a file says of all of them: the household's words, or those of a member that leave no one out.
    private static func explicit(
        _ field: KeyPath<DonorDetails, String>, _ households: [DonorDetails], _ persons: [DonorDetails],
        _ all: [DonorDetails], _ gone: [DonorDetails]
    ) -> String? {
        let others = all.filter { $0.kind != .household && !persons.contains($0) }
        return (households + persons + others).first { details in
            let text = details[keyPath: field]
            guard !text.isEmpty, !names(details, gone) else { return false }
            guard persons.count > 1 else { return true }
            let named = persons.filter { isNamed($0, in: text) }.count
            if named == persons.count || persons.count == 2 && joins(text) { return true }
            return details.kind == .household && named == 0
        }.map { $0[keyPath: field] }
    }

    private static func isPerson(_ details: DonorDetails) -> Bool {
        details.kind == nil ? details.organization.isEmpty : details.kind == .person
    }

    /// A greeting ends in a comma or a colon.
    private static func ended(_ greeting: String) -> String {
        greeting.last.map { ",:،!".contains($0) } ?? false ? greeting : greeting + ","
    }

    private static func generated(
        _ households: [DonorDetails], _ persons: [DonorDetails], _ all: [DonorDetails],
        _ gone: [DonorDetails],
        _ language: LetterLanguage
    ) -> (addressee: String, salutation: String) {
        if let name = households.map(\.displayName).first(where: { !$0.isEmpty }) {
            // The household's own name is that of all; who remains when someone is gone has a name of their
            // own. A name of two may mean the one who is gone by another form: Bob for Robert.
            let isOfThose = !isOfSeveral(name) && !gone.contains { isNamed($0, in: name) }
            if gone.isEmpty || persons.isEmpty && isOfThose {
                return (name, language.greeting(greetable(name)))
            }
            if persons.isEmpty {
                let rest = without(gone, in: name)
                return (rest, rest.isEmpty ? "" : language.greeting(rest))
            }
        }
        if !persons.isEmpty {
            let own = persons.map { names($0, gone) ? withoutWords($0) : $0 }
            return (full(own, language), language.greeting(short(own, language)))
        }
        let name = all.map(\.displayName).first { !$0.isEmpty } ?? ""
        return (name, name.isEmpty ? "" : language.friends)
    }

    /// `the Ruiz Family` within a sentence.
    private static func greetable(_ name: String) -> String {
        name.hasPrefix("The ") ? "the " + name.dropFirst(4) : name
    }

    /// `Dana and Lee Ruiz`, or `Dana Ruiz and Lee Wong`; someone's own words where they have some.
    private static func full(_ persons: [DonorDetails], _ language: LetterLanguage) -> String {
        let own = persons.map { joins($0.addressee) ? "" : $0.addressee }
        let names = persons.map(firstAndLast)
        let surname = names.first.flatMap { $0?.last } ?? ""
        if persons.count > 1, !surname.isEmpty, names.allSatisfy({ $0?.last == surname }),
            own.allSatisfy(\.isEmpty)
        {
            return language.list(names.compactMap { $0?.first }) + " " + surname
        }
        return language.list(zip(own, persons).map { $0.isEmpty ? $1.displayName : $0 })
    }

    /// Both names where they are known apart, or are two words.
    private static func firstAndLast(_ person: DonorDetails) -> (first: String, last: String)? {
        let words = person.name.split(separator: " ").map(String.init)
        if !person.firstName.isEmpty {
            let isWhole = person.name.isEmpty || words == [person.firstName, person.lastName]
            return isWhole ? (person.firstName, person.lastName) : nil
        }
        guard words.count == 2, words.allSatisfy({ $0.last?.isLetter == true && $0.count > 1 }) else {
            return nil
        }
        return (words[0], words[1])
    }

    /// First names where all are known, else whole names; someone's own words where they have some.
    private static func short(_ persons: [DonorDetails], _ language: LetterLanguage) -> String {
        let own = persons.map { joins($0.salutation) ? "" : language.greeted($0.salutation) }
        if persons.contains(where: \.firstName.isEmpty), own.allSatisfy(\.isEmpty) {
            return full(persons, language)
        }
        return language.list(
            zip(own, persons).map { own, person in
                if !own.isEmpty { return own }
                let first = PersonName.withoutTitles(person.firstName)
                return first.isEmpty ? person.displayName : first
            })
    }

    /// Whether a file's own words for these people name, or may mean, someone who is left out.
    private static func names(_ details: DonorDetails, _ gone: [DonorDetails]) -> Bool {
        guard !gone.isEmpty else { return false }
        return isOfSeveral(details.addressee) || isOfSeveral(details.salutation)
            || gone.contains { isNamed($0, in: details.addressee) || isNamed($0, in: details.salutation) }
    }

    /// Someone whose own words name another who is left out.
    private static func withoutWords(_ person: DonorDetails) -> DonorDetails {
        var person = person
        (person.addressee, person.salutation) = ("", "")
        return person
    }

    /// Whether words may be for more than one: `Mr. and Mrs. Ruiz`, `Ana & Bob`, and also `Mrs. Ruiz`, who
    /// may be called by her husband's name.
    private static func isOfSeveral(_ text: String) -> Bool {
        joins(text) || words(of: text).contains("mrs")
    }

    /// Whether words name two with something between.
    private static func joins(_ text: String) -> Bool {
        let folded = text.lowercased()
        return folded.contains("&") || folded.contains("+") || folded.contains("/")
            || words(of: folded).contains { ["and", "y", "e", "und", "et"].contains($0) }
            || folded.contains(" ו") || folded.contains(" و")
    }

    private static func isNamed(_ person: DonorDetails, in text: String) -> Bool {
        let name = person.firstName.isEmpty ? person.displayName : person.firstName
        guard !name.isEmpty, !text.isEmpty else { return false }
        let words = words(of: text)
        // The initial of `Grace K.` is seldom written on an envelope.
        let wanted = person.firstName.isEmpty ? Self.words(of: name) : Array(Self.words(of: name).prefix(1))
        return words.indices.contains { words[$0...].starts(with: wanted) }
    }

    private static func words(of text: String) -> [String] {
        text.lowercased().split { !$0.isLetter && $0 != "-" && $0 != "'" }.map(String.init)
    }

    /// `Lee Ruiz` of `Dana and Lee Ruiz` without Dana; empty when it cannot be told who remains.
    private static func without(_ gone: [DonorDetails], in name: String) -> String {
        let halves = name.components(around: " and ") ?? name.components(around: " & ")
        guard let halves else { return "" }
        let isGone = [halves.0, halves.1].map { half in gone.contains { isNamed($0, in: half) } }
        guard isGone[0] != isGone[1] else { return "" }
        if isGone[0] { return halves.1 }
        let first = halves.1.split(separator: " ", maxSplits: 1)
        let hasSurname = halves.0.contains(" ") || first.count < 2
        return hasSurname ? halves.0 : "\(halves.0) \(first[1])"
    }
}

extension String {
    /// What appears in front of and behind a separator that is there once.
    fileprivate func components(around separator: String) -> (String, String)? {
        let ranges = ranges(of: separator)
        guard ranges.count == 1, let range = ranges.first else { return nil }
        return (String(self[..<range.lowerBound]), String(self[range.upperBound...]))
    }
}
