import CampaignKit
import Testing

@testable import CampaignFiles

/// Reading the names that donors and the public read.
@Suite("Public names in plans") struct PublicNameReadingTests {
    private func plan(_ yaml: String) -> PlanResult { PlanLoader.load(.fund("name: YE26\n" + yaml)) }

    @Test func oneNameIsForEveryLanguage() throws {
        let result = plan("public_name: Before the year turns\n")
        #expect(result.findings.isEmpty, "\(result.findings)")
        let campaign = try #require(result.plan?.campaign("fund"))
        #expect(campaign.name == "YE26" && campaign.publicName == PublicName("Before the year turns"))
    }

    @Test func eachLanguageHasItsOwn() throws {
        let result = plan(
            """
            public_name: {he: "לפני תום השנה", en: "Now, not later"}
            projects:
              - id: floor
                name: F3
                public_name: {es: Tercer piso}
                lines: [{id: beds, name: B, public_name: Beds}]
                units: [{id: lab, name: U, price: 5, public_name: {ar: "مختبر"}}]
            appeals:
              - {id: letter, name: DM, public_name: {en: Letter, es: Carta}}
            """)
        #expect(result.findings.isEmpty, "\(result.findings)")
        let campaign = try #require(result.plan?.campaign("fund"))
        #expect(campaign.publicName.usual == "Now, not later")
        #expect(campaign.publicName.byLanguage[.he] == "לפני תום השנה")
        let project = try #require(campaign.projects.first)
        #expect(project.publicName == PublicName(byLanguage: [.es: "Tercer piso"]))
        #expect(project.lines.first?.publicName == PublicName("Beds"))
        #expect(project.units.first?.publicName.byLanguage == [.ar: "مختبر"])
        #expect(campaign.appeals.first?.publicName.byLanguage == [.en: "Letter", .es: "Carta"])
    }

    @Test func withoutOneNothingChanges() throws {
        let campaign = try #require(plan("goal: 5\n").plan?.campaign("fund"))
        #expect(campaign.publicName == PublicName())
    }

    /// What turns a line around or breaks it cannot be in a name at all.
    @Test(arguments: ["\u{202E}", "\u{2066}", "\u{2028}", "\u{0}", "\u{E000}"])
    func noHiddenCharacters(_ character: String) {
        let one = plan("public_name: \"A\(character)B\"\n")
        #expect(one.codes == ["forbidden-character"], "\(one.findings)")
        let two = plan("public_name: {he: \"A\(character)B\"}\n")
        #expect(two.codes == ["forbidden-character"] && two.plan == nil)
    }

    @Test func severalLinesAreRefused() {
        #expect(plan("public_name: |\n  a\n  b\n").codes == ["wrong-type"])
        #expect(plan("public_name: \"\"\n").codes == ["empty-value"])
    }

    @Test func theNearestLanguageIsSaid() {
        let result = plan("public_name: {iw: a}\n")
        #expect(result.findings.map(\.message) == ["names cannot be in 'iw'"])
        #expect(result.findings.first?.hint?.contains("en, es, he, ar") == true)
    }
}
