import Testing

@testable import CampaignKit

@Suite("Words of a pick that no donor has")
struct PickVocabularyTests {
    private func donor(_ id: Int64, _ state: String, _ country: String = "", _ language: String = "")
        -> DonorFacts
    {
        var facts = DonorFacts(donor: id, kind: .person)
        facts.state = state
        facts.country = country
        facts.language = language
        return facts
    }

    private func unknown(_ picks: String..., donors: [DonorFacts]? = nil) throws -> [PickVocabulary.Unknown] {
        var vocabulary = PickVocabulary(try picks.map { try Pick($0, currency: .usd) })
        let all = donors ?? [donor(1, "NY", "US"), donor(2, "NJ", "Israel", "he-IL"), donor(3, "")]
        for facts in all { vocabulary.add(facts) }
        return vocabulary.unknown
    }

    @Test("What nobody has is told, with what is like it")
    func told() throws {
        let wrong = try unknown("state = NYY and country in (Isreal, US) and language = ar")
        #expect(wrong.map(\.field) == [.state, .country, .language])
        #expect(wrong.map(\.word) == ["nyy", "isreal", "ar"])
        #expect(wrong[0].nearest == "NY" && wrong[1].nearest == "Israel")
    }

    @Test(
        "What somebody has is not, in any case and at any depth",
        arguments: [
            "state = ny", "not (state in (NJ, ny) or country != israel)", "language = he", "language = en",
            "country = \"\"", "kind = person", "lybunt and largest > $5",
        ])
    func known(pick: String) throws {
        #expect(try unknown(pick).isEmpty)
    }

    @Test("Each word once, of all picks; nothing where there are no donors")
    func several() throws {
        #expect(
            try unknown("state = XX", "state in (XX, YY)", "kind = platform").map(\.word) == [
                "xx", "yy", "platform",
            ])
        #expect(try unknown("state = XX", donors: []).isEmpty)
        #expect(try PickVocabulary([Pick("lybunt", currency: .usd)]).isEmpty)
    }
}
