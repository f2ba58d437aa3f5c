/// Whom a letter is addressed to and how it greets them: one household, one letter.
///
/// What a file gave as `addressee` and `salutation` is used as it is, unless it names somebody who has died
/// or wants no mail. `rules.md §5`.
struct LetterNames: Sendable, Equatable {
    let addressee: String
    /// Empty where nobody's name is known.
    let salutation: String

    /// The names of those in a household who are written to; `left` are those who are not.
    init(writingTo people: [AppealPerson], leftOut left: [AppealPerson], language: LetterLanguage) {
        let gone = left.map(\.details)
        let details = people.map(\.details)
        // Who is a household is known twice: as itself, and by its members.
        let households = details.filter { $0.kind == .household }
        let persons = details.filter { Self.isPerson($0) && !$0.displayName.isEmpty }
        let explicit = (households + persons + details).filter { !Self.names($0, gone) }
        let stated = explicit.first { !$0.addressee.isEmpty }?.addressee
        let greeted = explicit.first { !$0.salutation.isEmpty }?.salutation
        let generated = Self.generated(households, persons, details, gone, language)
        addressee = stated ?? generated.addressee
        guard let greeted else {
            salutation = generated.salutation
            return
        }
        salutation = language.isGreeting(greeted) ? Self.ended(greeted) : language.greeting(greeted)
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
            // The household's own name is that of all; of those who remain when somebody is gone. A name of
            // two may mean the one who is gone by another form: Bob for Robert.
            if gone.isEmpty || !isOfSeveral(name) && !gone.contains(where: { isNamed($0, in: name) }) {
                return (name, language.greeting(greetable(name)))
            }
            if persons.isEmpty {
                let rest = without(gone, in: name)
                return (rest, rest.isEmpty ? "" : language.greeting(rest))
            }
        }
        if !persons.isEmpty { return (full(persons, language), language.greeting(short(persons, language))) }
        let name = all.map(\.displayName).first { !$0.isEmpty } ?? ""
        return (name, name.isEmpty ? "" : language.friends)
    }

    /// `the Ruiz Family` within a sentence.
    private static func greetable(_ name: String) -> String {
        name.hasPrefix("The ") ? "the " + name.dropFirst(4) : name
    }

    /// `Dana and Lee Ruiz`, or `Dana Ruiz and Lee Wong`.
    private static func full(_ persons: [DonorDetails], _ language: LetterLanguage) -> String {
        let surnames = Set(persons.map(\.lastName))
        if persons.count > 1, surnames.count == 1, let surname = surnames.first, !surname.isEmpty,
            persons.allSatisfy({ !$0.firstName.isEmpty && $0.name.isEmpty })
        {
            return language.list(persons.map(\.firstName)) + " " + surname
        }
        return language.list(persons.map(\.displayName))
    }

    /// First names where all are known, else whole names.
    private static func short(_ persons: [DonorDetails], _ language: LetterLanguage) -> String {
        let first = persons.map(\.firstName)
        return language.list(first.contains("") ? persons.map(\.displayName) : first)
    }

    /// Whether a file's own words for these people name, or may mean, somebody who is left out.
    private static func names(_ details: DonorDetails, _ gone: [DonorDetails]) -> Bool {
        guard !gone.isEmpty else { return false }
        return isOfSeveral(details.addressee) || isOfSeveral(details.salutation)
            || gone.contains { isNamed($0, in: details.addressee) || isNamed($0, in: details.salutation) }
    }

    /// Whether words are for more than one: `Mr. and Mrs. Ruiz`, `Ana & Bob`.
    private static func isOfSeveral(_ text: String) -> Bool {
        let folded = text.lowercased()
        return folded.contains("&") || folded.contains("+") || folded.contains("/")
            || words(of: folded).contains { ["and", "y", "e", "und", "et", "mrs"].contains($0) }
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
    /// What stands in front of and behind a separator that is there once.
    fileprivate func components(around separator: String) -> (String, String)? {
        let ranges = ranges(of: separator)
        guard ranges.count == 1, let range = ranges.first else { return nil }
        return (String(self[..<range.lowerBound]), String(self[range.upperBound...]))
    }
}
