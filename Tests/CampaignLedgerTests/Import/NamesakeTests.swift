import CampaignKit
import CampaignLedger
import Testing

/// The same gift through two systems whose donors are told apart by nothing but how a name is written.
@Suite("Import: the same gift of someone of the same name")
struct NamesakeTests {
    struct Case: CustomTestStringConvertible {
        let known: DonorDetails
        let new: DonorDetails
        let isOne: Bool

        var testDescription: String { "\(known.displayName) / \(new.displayName)" }

        init(_ known: DonorDetails, _ new: DonorDetails, isOne: Bool = true) {
            (self.known, self.new, self.isOne) = (known, new, isOne)
        }
    }

    private static func person(_ first: String, _ last: String, _ kind: DonorKind? = nil) -> DonorDetails {
        details {
            ($0.kind, $0.firstName, $0.lastName) = (kind, first, last)
        }
    }

    private static func named(_ name: String, _ kind: DonorKind? = nil) -> DonorDetails {
        details { ($0.kind, $0.name) = (kind, name) }
    }

    private static func details(_ fill: (inout DonorDetails) -> Void) -> DonorDetails {
        var details = DonorDetails()
        fill(&details)
        return details
    }

    static let cases = [
        Case(person("Ana", "Ruiz"), person("Ana", "Ruiz")),
        Case(person("Ana", "Ruiz"), named("ANA RUIZ")),
        Case(person("Ana", "Ruiz"), named("Ruiz, Ana")),
        Case(person("Robert", "Smith"), person("Robert J.", "Smith")),
        Case(named("Dr. José Núñez"), person("Jose", "Nunez", .person)),
        Case(named("Alder Foundation", .foundation), named("The Alder Foundation Inc.")),
        Case(
            details { ($0.kind, $0.organization) = (.company, "Alder Works") },
            details { $0.organization = "Alder Works" }),
        Case(named("Ana and Bo Ruiz", .household), named("Ana & Bo Ruiz", .household)),
        Case(named("Ana and Bo Ruiz", .household), named("Ana & Cy Ruiz", .household), isOne: false),
        Case(person("Ana", "Ruiz"), person("Bo", "Ruiz"), isOne: false),
        Case(person("John", "Smith", .person), person("John", "Smith Jr", .person)),
        Case(person("John", "Smith Sr", .person), person("John", "Smith Jr", .person), isOne: false),
        Case(person("Robert J.", "Smith"), person("Robert K.", "Smith"), isOne: false),
        Case(named("Alder Foundation", .foundation), person("Alder", "Foundation", .person), isOne: false),
        Case(details { $0.email = "a@example.org" }, details { $0.email = "b@example.org" }, isOne: false),
    ]

    private func gift(_ details: DonorDetails, _ source: String, id: String) -> ImportedEntry {
        var row = Rows.gift("100", on: "2026-01-10", id: id, donor: "d-of-" + source)
        row.source = source
        row.donor?.details = details
        return row
    }

    @Test("with ids, from another system", arguments: cases)
    func withIDs(_ names: Case) throws {
        let ledger = try TestLedger()
        try ledger.post([gift(names.known, "form", id: "R-1")])
        let outcome = try ledger.attempt([gift(names.new, "shop", id: "S-1")])
        #expect(outcome.codes == (names.isOne ? ["possible-duplicate"] : []), "\(outcome.problems)")
        #expect(try ledger.dollars() == (names.isOne ? 100 : 200))
    }

    @Test("without ids, from another file", arguments: cases)
    func withoutIDs(_ names: Case) throws {
        let ledger = try TestLedger()
        _ = try ledger.attempt([gift(names.known, "form", id: "")], file: [1])
        let outcome = try ledger.attempt([gift(names.new, "shop", id: "")], file: [2])
        #expect(outcome.codes == (names.isOne ? ["possible-duplicate"] : []), "\(outcome.problems)")
        #expect(try ledger.dollars() == (names.isOne ? 100 : 200))
    }

    /// More than one portion of names, of which each has its own.
    @Test("many names at once")
    func many() throws {
        let ledger = try TestLedger()
        func rows(_ source: String, _ suffix: String) -> [ImportedEntry] {
            (1...600).map { index in
                var row = gift(
                    Self.person("Ana" + String(repeating: "n", count: index % 20), "Ruiz\(suffix)"), source,
                    id: "\(source)-\(index)")
                row.minorUnits = Int64(index) * 100
                row.donor?.externalID = "\(source)\(index)"
                return row
            }
            .numbered
        }
        try ledger.post(rows("form", ""))
        #expect(try ledger.attempt(rows("other", "o")).possibleDuplicateCount == 0)
        #expect(try ledger.attempt(rows("shop", "")).possibleDuplicateCount == 600)
    }
}
