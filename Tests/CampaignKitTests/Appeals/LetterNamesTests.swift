import Testing

@testable import CampaignKit

@Suite("Addressee and salutation")
struct LetterNamesTests {
    private func person(
        _ first: String, _ last: String, salutation: String = "", addressee: String = "",
        kind: DonorKind? = .person
    ) -> AppealPerson {
        var details = DonorDetails()
        details.kind = kind
        details.firstName = first
        details.lastName = last
        details.salutation = salutation
        details.addressee = addressee
        return AppealPerson(donor: 1, details: details)
    }

    private func named(_ name: String, _ kind: DonorKind, salutation: String = "", addressee: String = "")
        -> AppealPerson
    {
        var details = DonorDetails()
        details.kind = kind
        details.name = name
        details.salutation = salutation
        details.addressee = addressee
        return AppealPerson(donor: 1, details: details)
    }

    private func names(
        _ people: [AppealPerson], without left: [AppealPerson] = [], in language: String = "en"
    ) -> [String] {
        let names = LetterNames(writingTo: people, leftOut: left, language: LetterLanguage(language))
        return [names.addressee, names.salutation]
    }

    @Test("One person, never with a guessed title")
    func one() {
        #expect(names([person("Ana", "Ruiz")]) == ["Ana Ruiz", "Dear Ana,"])
        #expect(names([named("Ana Ruiz", .person)]) == ["Ana Ruiz", "Dear Ana Ruiz,"])
        #expect(names([person("", "Ruiz")]) == ["Ruiz", "Dear Ruiz,"])
    }

    @Test("What a file says of itself is used as it is")
    func overrides() {
        #expect(names([person("Ana", "Ruiz", salutation: "Anita")]) == ["Ana Ruiz", "Dear Anita,"])
        #expect(
            names([person("Ana", "Ruiz", salutation: "Dear Dr. Ruiz")]) == ["Ana Ruiz", "Dear Dr. Ruiz,"])
        #expect(names([person("Ana", "Ruiz", salutation: "Dearest Ana,")]) == ["Ana Ruiz", "Dearest Ana,"])
        #expect(
            names([person("Ana", "Ruiz", salutation: "Ana", addressee: "Dr. Ana Ruiz")])
                == ["Dr. Ana Ruiz", "Dear Ana,"])
    }

    @Test("A household of two: one surname, or two")
    func households() {
        #expect(
            names([person("Dana", "Ruiz"), person("Lee", "Ruiz")])
                == ["Dana and Lee Ruiz", "Dear Dana and Lee,"])
        #expect(
            names([person("Dana", "Ruiz"), person("Lee", "Wong")])
                == ["Dana Ruiz and Lee Wong", "Dear Dana and Lee,"])
        #expect(
            names([person("Dana", "Ruiz"), person("Lee", "Ruiz"), person("Noa", "Ruiz")])
                == ["Dana, Lee and Noa Ruiz", "Dear Dana, Lee and Noa,"])
        #expect(
            names([person("Dana", "Ruiz"), named("Lee Wong", .person)])
                == ["Dana Ruiz and Lee Wong", "Dear Dana Ruiz and Lee Wong,"])
    }

    @Test("A household that is a donor itself has its own name")
    func household() {
        let home = named(
            "Dana and Lee Ruiz", .household, salutation: "Dana and Lee", addressee: "Dana & Lee Ruiz")
        #expect(names([home, person("Lee", "Ruiz")]) == ["Dana & Lee Ruiz", "Dear Dana and Lee,"])
        #expect(
            names([named("The Ruiz Family", .household)]) == ["The Ruiz Family", "Dear the Ruiz Family,"])
    }

    @Test("The dead are not written to, nor named")
    func deceased() {
        let (dana, lee) = (person("Dana", "Ruiz"), person("Lee", "Ruiz"))
        #expect(names([lee], without: [dana]) == ["Lee Ruiz", "Dear Lee,"])
        // Also where the survivor's own words were for both.
        let both = person("Lee", "Ruiz", salutation: "Dana and Lee", addressee: "Dana and Lee Ruiz")
        #expect(names([both], without: [dana]) == ["Lee Ruiz", "Dear Lee,"])
        let own = person("Lee", "Ruiz", salutation: "Dr. Ruiz")
        #expect(names([own], without: [dana]) == ["Lee Ruiz", "Dear Dr. Ruiz,"])
        // And where only the household's name shows who remains.
        let home = named("Dana and Lee Ruiz", .household, salutation: "Dana and Lee")
        #expect(names([home], without: [dana]) == ["Lee Ruiz", "Dear Lee Ruiz,"])
        #expect(names([home], without: [lee]) == ["Dana Ruiz", "Dear Dana Ruiz,"])
        let unclear = named("The Danas", .household, salutation: "Dana")
        #expect(names([unclear], without: [dana]).count == 2)
        // Words for two may mean the dead by another name.
        let robert = person("Robert", "Ruiz")
        for words in ["Ana & Bob", "Mr. and Mrs. Ruiz", "Ana y Beto"] {
            let ana = person("Ana", "Ruiz", salutation: words, addressee: words)
            #expect(names([ana], without: [robert]) == ["Ana Ruiz", "Dear Ana,"])
        }
        #expect(names([named("Bob and Mary Fox", .household)], without: [robert]) == ["", ""])
        let grace = person("Will", "Cee", addressee: "Will and Grace Cee")
        #expect(names([grace], without: [person("Grace K.", "Cee")]) == ["Will Cee", "Dear Will,"])
        // Leora is not Lee.
        let leora = person("Leora", "Ruiz", salutation: "Leora")
        #expect(names([leora], without: [lee]) == ["Leora Ruiz", "Dear Leora,"])
    }

    @Test("A household greets every living, willing member")
    func everyMember() {
        let (per, pia) = (named("Per Birk", .person), named("Pia Birk", .person))
        #expect(names([per, pia]) == ["Per and Pia Birk", "Dear Per and Pia Birk,"])
        #expect(
            names([named("Ida Maria Dahl", .person), named("Ivo Dahl", .person)])
                == ["Ida Maria Dahl and Ivo Dahl", "Dear Ida Maria Dahl and Ivo Dahl,"])
        // No one's own words remove the other.
        let own = person("Per", "Birk", salutation: "Dear Per,", addressee: "Dr. Per Birk")
        #expect(
            names([own, person("Pia", "Birk")]) == ["Dr. Per Birk and Pia Birk", "Dear Per and Pia,"])
        let greeted = person("Pia", "Birk", salutation: "Pi")
        #expect(names([person("Per", "Birk"), greeted]) == ["Per and Pia Birk", "Dear Per and Pi,"])
        let household = named("The Birk Household", .household, addressee: "Mr. Per Birk")
        #expect(
            names([household, person("Per", "Birk"), person("Pia", "Birk")])
                == ["The Birk Household", "Dear the Birk Household,"])
        // Words for both stay, whoever's row they are on; words for two of three do not.
        let both = person("Per", "Birk", salutation: "Per & Pia", addressee: "Mr. and Mrs. Per Birk")
        #expect(names([both, person("Pia", "Birk")]) == ["Mr. and Mrs. Per Birk", "Dear Per & Pia,"])
        #expect(
            names([both, person("Pia", "Birk"), person("Jon", "Birk")])
                == ["Per, Pia and Jon Birk", "Dear Per, Pia and Jon,"])
    }

    @Test("A widow has a name of her own")
    func widows() {
        let household = named(
            "The Alder Household", .household, salutation: "Dear Ole and Una,",
            addressee: "Mr. Ole and Mrs. Una Alder")
        let (ole, una) = (person("Ole", "Alder"), person("Una", "Alder"))
        #expect(names([household, una], without: [ole]) == ["Una Alder", "Dear Una,"])
        #expect(
            names([household, una, person("Jon", "Alder")], without: [ole])
                == ["Una and Jon Alder", "Dear Una and Jon,"])
        // Where only the household is known it goes by its name.
        #expect(names([household], without: [ole])[0] == "The Alder Household")
    }

    @Test("An organization is a circle of friends")
    func organizations() {
        #expect(names([named("Chess Club", .organization)]) == ["Chess Club", "Dear Friends,"])
        #expect(
            names([named("Chess Club", .company, salutation: "Ms. Okafor")])
                == ["Chess Club", "Dear Ms. Okafor,"])
    }

    @Test("Nobody's name is known: an empty salutation, which letters refuse")
    func nobody() {
        #expect(names([person("", "")]) == ["", ""])
        #expect(names([]) == ["", ""])
    }

    @Test("Other languages say nothing of he or she")
    func languages() {
        #expect(names([person("שירה", "כהן")], in: "he") == ["שירה כהן", "שלום שירה,"])
        #expect(
            names([person("דנה", "כהן"), person("לי", "כהן")], in: "he")
                == ["דנה ולי כהן", "שלום דנה ולי,"])
        #expect(names([person("דנה", "כהן"), person("Lee", "כהן")], in: "iw")[1] == "שלום דנה ו-Lee,")
        #expect(names([person("هالة", "البيلساني")], in: "ar")[1] == "تحية طيبة هالة،")
        #expect(names([person("Ana", "R"), person("Inés", "R")], in: "es")[1] == "Hola, Ana e Inés:")
        #expect(names([person("Ana", "R"), person("Luz", "R")], in: "es-MX")[1] == "Hola, Ana y Luz:")
        #expect(names([named("מועדון", .organization)], in: "he")[1] == "ידידים יקרים,")
        #expect(names([person("Jean", "R")], in: "fr")[1] == "Dear Jean,")
    }
}
