import CampaignKit
import TestSupport
import Testing

@testable import CampaignExchange

/// Contacts as RFC 6350 has them.
@Suite("vCards")
struct VCardTests {
    private func details(_ change: (inout DonorDetails) -> Void = { _ in }) -> DonorDetails {
        var details = DonorDetails()
        details.kind = .person
        (details.firstName, details.lastName, details.email) = ("Ana", "Ruiz", "ana@example.org")
        (details.phone, details.language) = ("(914) 555-0116", "he")
        (details.address1, details.address2) = ("12 Elm Street", "Apt 2")
        (details.city, details.state, details.postalCode) = ("Brooklyn", "NY", "02138")
        change(&details)
        return details
    }

    /// Lines as they were before folding.
    private func lines(_ card: VCard) -> [String] {
        card.text.replacing("\r\n ", with: "").components("\r\n").dropLast()
    }

    @Test func aPerson() {
        #expect(
            lines(VCard(donor: 7, details: details(), category: "lybunt")) == [
                "BEGIN:VCARD", "VERSION:4.0", "KIND:individual", "UID;VALUE=text:campaign:D-7", "FN:Ana Ruiz",
                "N:Ruiz;Ana;;;", "EMAIL:ana@example.org", "TEL;VALUE=text:(914) 555-0116",
                "ADR:;Apt 2;12 Elm Street;Brooklyn;NY;02138;", "LANG:he", "CATEGORIES:lybunt", "END:VCARD",
            ])
    }

    @Test func anOrganizationAndAHousehold() {
        let company = VCard(
            donor: 8,
            details: details {
                ($0.kind, $0.firstName, $0.lastName, $0.organization) = (.company, "", "", "Acme, Inc.")
            })
        #expect(lines(company).contains("KIND:org"))
        #expect(lines(company).contains("FN:Acme\\, Inc."))
        #expect(lines(company).contains("ORG:Acme\\, Inc."))
        #expect(!lines(company).contains { $0.hasPrefix("N:") })
        let home = VCard(donor: 9, details: details { ($0.kind, $0.name) = (.household, "The Ruizes") })
        #expect(lines(home).contains("KIND:group"))
    }

    @Test func whatADonorDoesNotWantIsLeftOut() {
        let quiet = lines(VCard(donor: 7, details: details { $0.suppressions = [.doNotEmail, .doNotMail] }))
        #expect(!quiet.contains { $0.hasPrefix("EMAIL") || $0.hasPrefix("ADR") })
        let moved = lines(VCard(donor: 7, details: details { $0.suppressions = .returnedMail }))
        #expect(!moved.contains { $0.hasPrefix("ADR") })
        #expect(!VCard(donor: 7, details: DonorDetails()).isNamed)
    }

    @Test(arguments: Seeds.forRun(count: 5))
    func valuesComeBackAsTheyWere(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let pieces = ["a", ",", ";", "\\", ":", "ש", "日本", "é", "\"", "END:VCARD", "=1+1", " ", "👍🏽", "x\\n"]
        for _ in 0..<200 {
            let name = "n" + (0..<20).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            let text = VCard(donor: 1, details: details { $0.name = name }).text
            for line in text.components("\r\n") { #expect(line.utf8.count <= 75) }
            let found = text.replacing("\r\n ", with: "").components("\r\n").first { $0.hasPrefix("FN:") }
            #expect(found.map { unescaped($0.dropFirst(3)) } == name)
            #expect(text.components("\r\n").filter { $0 == "END:VCARD" }.count == 1)
        }
    }

    @Test func lineBreaksAndOverridesMakeNoProperty() {
        let name = "Ana\r\nEMAIL:evil@example.org\u{202E}\u{0}\u{2028}x"
        let text = VCard(donor: 1, details: details { ($0.name, $0.email) = (name, "") }).text
        #expect(!text.components("\r\n").contains { $0.hasPrefix("EMAIL") })
        #expect(!text.contains("\u{202E}") && !text.contains("\u{0}") && !text.contains("\u{2028}"))
    }

    private func unescaped(_ text: Substring) -> String {
        var result = ""
        var isEscaped = false
        for character in text {
            if !isEscaped, character == "\\" {
                isEscaped = true
            } else {
                result.append(character)
                isEscaped = false
            }
        }
        return result
    }
}

extension String {
    fileprivate func components(_ separator: String) -> [String] {
        split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }
}
