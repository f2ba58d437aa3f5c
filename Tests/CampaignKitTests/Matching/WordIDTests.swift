import CampaignKit
import Testing

/// `rules.md §5`: a system knows its own people apart by its ids, not by ids that were made of their words.
@Suite("Ids that are made of words")
struct WordIDTests {
    private func ana(_ street: String = "1 Elm St", email: String = "") -> DonorDetails {
        var details = DonorDetails()
        (details.name, details.address1, details.postalCode) = ("Ana Ruiz", street, "07801")
        details.email = email
        return details
    }

    @Test(arguments: ["Ana Ruiz 1 Elm St 07801", "ana ruiz", "Ruiz, Ana; 1 ELM ST.", "07801 Ana Ruiz"])
    func made(id: String) { #expect(WordID.isMade(id, of: ana())) }

    @Test(
        "a number, a part of a name, or a word that is not known of them is an id",
        arguments: [
            "77", "Ruiz", "Ana Ruiz 2", "Ana 1 Elm St", "Ana Ruiz 1 Elm Street 07801", "", "D-1 Ana Ruiz",
        ])
    func real(id: String) { #expect(!WordID.isMade(id, of: ana())) }

    @Test func ofWhatTheRowSays() {
        #expect(WordID.isMade("Ana Ruiz 1 Elm Street 07801", of: ana("1 Elm Street")))
        #expect(WordID.isMade("ana@example.org ana ruiz", of: ana(email: "Ana@Example.org")))
        var company = DonorDetails()
        company.organization = "Acme Corp"
        #expect(WordID.isMade("ACME Corp", of: company) && !WordID.isMade("acme", of: company))
        #expect(!WordID.isMade("Ana Ruiz", of: DonorDetails()))
        var person = DonorDetails()
        (person.firstName, person.lastName) = ("Ana", "Ruiz")
        #expect(WordID.isMade("Ana Ruiz", of: person))
    }
}
