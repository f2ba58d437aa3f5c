import CampaignKit
import Testing

/// `rules.md §5`: which of several it is, and who else it may be.
@Suite("Who is who: verdicts")
struct DonorVerdictTests {
    private func verdict(_ row: String, _ known: [String], others: Set<Int64> = []) -> DonorVerdict {
        let candidates = known.enumerated().map { index, text in
            DonorVerdict.Candidate(
                donor: Int64(index + 1), traits: DonorMatchTests.traits(text),
                isOther: others.contains(Int64(index + 1)))
        }
        return DonorVerdict(DonorMatchTests.traits(row), among: candidates.reversed())
    }

    @Test("the first step that holds decides")
    func steps() {
        let found = verdict(
            "Ana Ruiz|a@example.org|1 Oak St|||02125",
            ["Ana Ruiz||1 Oak St|||02125", "Ana Ruiz|a@example.org"])
        #expect(found.match?.donor == 2 && found.match?.by == .emailAndName)
        #expect(found.possible.map(\.donor) == [1])
    }

    @Test("several who share e-mail and name are one, others are nobody's to choose")
    func several() {
        let twice = verdict(
            "Ana Ruiz|a@example.org", ["Ana Ruiz|a@example.org", "Ana M. Ruiz|a@example.org"])
        #expect(twice.match?.donor == 1 && twice.possible.map(\.donor) == [2])
        let unsure = verdict("Ana Ruiz|||||02125", ["Ana Ruiz|||||02125", "Ana Ruiz||1 Oak St|||02125"])
        #expect(unsure.match == nil && unsure.possible.map(\.donor) == [1, 2])
        let apart = verdict("R Smith|s@example.org", ["R J Smith|s@example.org", "R K Smith|s@example.org"])
        #expect(apart.match == nil && apart.possible.count == 2)
    }

    @Test("a system knows its own people apart, but not by numbers that it gives with every gift")
    func others() {
        let found = verdict("Ana Ruiz||1 Oak St|||02125", ["Ana Ruiz||1 Oak St|||02125"], others: [1])
        #expect(found.match == nil)
        #expect(found.possible.first?.likeness.reason == "same name and street")
        let again = verdict("Ana Ruiz|a@example.org", ["Ana M. Ruiz|A@example.org"], others: [1])
        #expect(again.match?.donor == 1 && again.match?.by == .emailAndName)
    }

    @Test("a name of the past is a possible duplicate, never a match")
    func past() {
        let now = DonorVerdict.Candidate(
            donor: 1, traits: DonorMatchTests.traits("Ana Lopez|a@example.org"),
            past: [DonorMatchTests.traits("Ana Ruiz|a@example.org")], isOther: false)
        let found = DonorVerdict(DonorMatchTests.traits("Ana Ruiz|a@example.org"), among: [now])
        #expect(found.match == nil && found.possible.map(\.donor) == [1])
        #expect(DonorVerdict(DonorMatchTests.traits("Bo Ruiz|b@example.org"), among: [now]).possible.isEmpty)
    }

    @Test("an office and its contact, and either of them alone, may be one")
    func contacts() {
        var details = DonorMatchTests.details("|o@example.org")
        (details.firstName, details.lastName, details.organization) = ("Una", "Smith", "Globex Inc")
        let office = DonorTraits(details)
        func reason(_ text: String, kind: DonorKind? = nil) -> String? {
            DonorLikeness(office, DonorMatchTests.traits(text, kind: kind))?.reason
        }
        #expect(reason("Una Smith|o@example.org") == "same contact and e-mail")
        #expect(reason("Globex|o@example.org", kind: .company) == "same organization and e-mail")
        #expect(reason("Ida Smith|o@example.org") == nil && reason("Una Smith|x@example.org") == nil)
        for text in ["Una Smith|o@example.org", "Globex|o@example.org"] {
            #expect(!Set(DonorMatchTests.traits(text).lookups).isDisjoint(with: office.keys), "\(text)")
        }
    }

    @Test("a nickname, an initial or a slip of the pen is a possible duplicate, likelier than a spouse")
    func likeness() throws {
        let row = "Robert Smith|rs@example.org|12 Main St|||02125"
        for other in [
            "Bob Smith|rs@example.org", "R. Smith|rs@example.org", "Smith|rs@example.org",
            "Robbert Smith|rs@example.org",
        ] {
            let found = try #require(verdict(other, [row]).possible.first)
            #expect(found.likeness.score == 80, "\(other)")
        }
        let spouse = try #require(verdict("Ida Smith||12 Main Street|||02125", [row]).possible.first)
        #expect(spouse.likeness.score == 40 && spouse.likeness.reason == "same surname and street")
        let household = try #require(verdict("Robert & Ida Smith|rs@example.org", [row]).possible.first)
        #expect(household.likeness.score == 50 && !household.likeness.isAlike)
        #expect(verdict("Bob Jones|rs@example.org", [row]).possible.isEmpty)
        #expect(verdict("Dover Bakery Inc|o@example.org", ["Mill Bakery Inc|o@example.org"]).possible.isEmpty)
        #expect(verdict("Robert Smith", [row]).possible.isEmpty)
    }

    @Test("a system knows spouses apart, a household and its members too")
    func spouses() {
        let row = "Robert Smith|rs@example.org|12 Main St|||02125"
        for other in ["Ida Smith||12 Main Street|||02125", "Robert and Ida Smith|rs@example.org"] {
            #expect(verdict(other, [row], others: [1]).possible.isEmpty)
        }
        #expect(verdict("Bob Smith|rs@example.org", [row], others: [1]).possible.count == 1)
    }

    @Test("a dead person's e-mail says nothing of anybody else")
    func deceased() {
        var details = DonorMatchTests.details("Otto Quill|q@example.org")
        details.suppressions = .deceased
        let dead = DonorTraits(details)
        #expect(DonorLikeness(dead, DonorMatchTests.traits("Una Quill|q@example.org")) == nil)
        #expect(DonorLikeness(dead, DonorMatchTests.traits("O. Quill|q@example.org"))?.score == 80)
    }

    @Test(
        "a son and a widow are not the dead man, himself is",
        arguments: [
            ("Otto Quill Jr.|q@example.org", false), ("Otto Quill II|q@example.org", false),
            ("Mrs. Otto Quill|q@example.org", false), ("Mr. Otto Quill|q@example.org", true),
            ("Quill, Otto|q@example.org", true),
        ])
    func heirs(text: String, isSame: Bool) {
        var details = DonorMatchTests.details("Otto Quill|q@example.org")
        details.suppressions = .deceased
        let (row, dead) = (DonorMatchTests.traits(text), DonorTraits(details))
        #expect((DonorMatch.between(row, dead) != nil) == isSame)
        #expect(DonorLikeness(row, dead)?.score == 95, "a possible duplicate")
        #expect(DonorMatch.between(row, DonorMatchTests.traits("Otto Quill|q@example.org")) != nil)
    }
}
