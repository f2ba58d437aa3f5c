import CampaignKit
import Testing

/// Which of several names someone reads.
@Suite("Public names") struct PublicNameTests {
    private var plan: Plan {
        var floor = FundedProject(
            id: "floor", name: "F3", lines: [BudgetLine(id: "beds", name: "B")],
            units: [
                NamingOpportunity(id: "lab", name: "U", price: Money(minorUnits: 500, currency: .usd))
            ])
        floor.publicName = PublicName("Third floor", byLanguage: [.en: "Third floor", .he: "קומה"])
        floor.lines[0].publicName = PublicName("Beds")
        floor.units[0].publicName = PublicName(byLanguage: [.es: "Laboratorio"])
        var letter = Appeal(id: "letter", name: "DM")
        letter.publicName = PublicName("Letter", byLanguage: [.es: "Carta"])
        var campaign = Campaign(id: "ye", name: "YE26", projects: [floor], appeals: [letter])
        campaign.publicName = PublicName("Before the year turns", byLanguage: [.es: "Fin de año"])
        return Plan(
            organization: Organization(name: "F"),
            campaigns: [campaign, Campaign(id: "plain", name: "Plain")]
        )
    }

    private func names(_ language: LetterLanguage, _ audience: Audience) -> [String] {
        let named = plan.named(in: language, for: audience)
        let campaign = named.campaign("ye")
        let project = campaign?.projects.first
        return [
            campaign?.name, campaign?.appeals.first?.name, project?.name, project?.lines.first?.name,
            project?.units.first?.name, named.campaign("plain")?.name,
        ].compactMap(\.self)
    }

    @Test func thePublicReadsPublicNames() {
        #expect(
            names(.en, .public) == ["Before the year turns", "Letter", "Third floor", "Beds", "U", "Plain"])
        #expect(
            names(.es, .public) == ["Fin de año", "Carta", "Third floor", "Beds", "Laboratorio", "Plain"])
        // Without a name of the language, the usual one.
        #expect(names(.he, .public) == ["Before the year turns", "Letter", "קומה", "Beds", "U", "Plain"])
    }

    @Test func theOfficeKeepsItsOwnInEnglish() {
        for audience in [Audience.board, .staff] {
            #expect(names(.en, audience) == ["YE26", "DM", "F3", "B", "U", "Plain"])
            #expect(names(.es, audience) == ["Fin de año", "Carta", "F3", "B", "Laboratorio", "Plain"])
            #expect(names(.ar, audience) == names(.en, audience))
        }
    }

    @Test func onlyNamesChange() {
        let named = plan.named(in: .he, for: .public)
        #expect(named.campaigns.map(\.id) == plan.campaigns.map(\.id))
        #expect(named.campaign("ye")?.projects.first?.units.first?.price.minorUnits == 500)
        #expect(named.organization == plan.organization)
    }

    @Test func aPurposeIsWhatDonorsCallIt() {
        let index = PlanIndex(plan)
        let floor = Designation(campaign: "ye", project: "floor")
        let (whole, gone) = (Designation(campaign: "ye"), Designation(campaign: "gone"))
        let both = index.purpose(of: [floor, gone, whole, floor])
        #expect(both.text == "F3, YE26" && !both.isOneProject)
        #expect(both.text(in: .es) == "Third floor, Fin de año")
        #expect(index.purpose(of: [floor]).isOneProject && !index.purpose(of: [whole]).isOneProject)
        #expect(index.purpose(of: [gone]).isEmpty && index.purpose(of: [gone]).text(in: .he) == "")
        // Two that donors call alike are said once.
        let alike = Purpose([Purpose.Part("A", PublicName("The fund")), Purpose.Part("The fund")])
        #expect(alike.text == "A, The fund" && alike.text(in: .en) == "The fund")
    }

    @Test func everyNameOfSomethingIsKnown() {
        let index = PlanIndex(plan)
        #expect(
            index.names(of: .campaign("ye")) == ["YE26", "Before the year turns", "Fin de año"])
        #expect(index.names(of: .own("ye")) == index.names(of: .campaign("ye")))
        #expect(index.names(of: .project("floor", campaign: "ye")) == ["F3", "Third floor", "קומה"])
        #expect(index.names(of: .appeal("letter", campaign: "ye")) == ["DM", "Letter", "Carta"])
        #expect(index.names(of: .line("beds", project: "floor", campaign: "ye")) == ["B", "Beds"])
        #expect(index.names(of: .unit("lab", project: "floor", campaign: "ye")) == ["U", "Laboratorio"])
        #expect(index.names(of: .campaign("gone")) == ["gone"] && index.names(of: .total).isEmpty)
    }
}
