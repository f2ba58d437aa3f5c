import CampaignExchange
import CampaignKit
import CampaignLedger
import CampaignServices
import Foundation
import Testing

/// Receipts from an office's books: planned, numbered, kept.
@Suite("Receipts as services") struct ReceiptServiceTests {
    /// The repository's own templates, which every workspace begins with.
    private static func templates() throws -> [String: String] {
        var folder = URL(fileURLWithPath: #filePath)
        for _ in 0..<3 { folder.deleteLastPathComponent() }
        folder.appendPathComponent("Reports/letters/receipts")
        var files: [String: String] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            files["Reports/letters/receipts/\(name)"] = try String(
                contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
        }
        return files
    }

    private static let organization = """
        name: Riverbend
        ein: "00-0000000"
        signatory: The Treasurer
        disclosures: {FL: "ASK THE STATE."}
        """

    private static let header =
        "gift_id,type,date,amount,currency,base_amount,donor_id,donor_kind,first_name,last_name,"
        + "address1,city,state,postal_code,language,description"

    private func office(_ rows: [String], today: String = "2027-01-20", _ files: [String: String] = [:])
        throws -> ScratchOffice
    {
        let all = try Self.templates().merging(["Campaigns/organization.yml": Self.organization]) { $1 }
            .merging(files) { $1 }
        let office = try ScratchOffice(today: today, files: all)
        try office.post(([Self.header] + rows).joined(separator: "\n") + "\n")
        return office
    }

    private func ana(_ id: String, _ amount: String, on day: String = "2026-03-01", type: String = "gift")
        -> String
    {
        "\(id),\(type),\(day),\(amount),,,A,person,Ana,Ruiz,1 Elm St,Miami,FL,33101,,"
    }

    /// What was issued, or would be.
    private struct Issued {
        var records: [ReceiptRecord] = []
        var plan: ReceiptPlan
        var batches: [Int64]
    }

    @discardableResult
    private func issue(
        _ office: ScratchOffice, _ choice: ReceiptChoice, partial: Bool = false, dryRun: Bool = false
    ) throws -> Issued {
        let issue = try ReceiptIssue(
            office, choice, partial: partial, dryRun: dryRun, command: "receipt issue")
        var issued = Issued(plan: issue.plan, batches: issue.batches)
        try issue.records { issued.records.append($0) }
        #expect(issue.count == issued.records.count)
        #expect(issue.ends?.first.label == issued.records.first?.label)
        return issued
    }

    private func page(_ office: ScratchOffice, _ label: String) throws -> String {
        let desk = try ReceiptDesk(office)
        return String(decoding: try desk.content(desk.record(label)), as: UTF8.self)
    }

    @Test func aPageSaysWhatTheLawWants() throws {
        let office = try office([ana("g1", "250")])
        #expect(try issue(office, .gifts([1])).records.map(\.label) == ["R-2027-0001"])
        let page = try page(office, "R-2027-0001")
        for words in [
            "R-2027-0001", "Riverbend", "EIN <bdi>00-0000000</bdi>", "Ana Ruiz", "March 1, 2026", "$250.00",
            ReceiptWords.nothing, "ASK THE STATE.", "January 20, 2027",
        ] { #expect(page.contains(words), "\(words)") }
    }

    @Test func theLegalSentenceIsEnglishInEveryLanguage() throws {
        for (language, thanks) in [("he", "תודה"), ("ar", "الضريبية"), ("es", "Thank you")] {
            let row = "g1,gift,2026-03-01,250,,,A,person,Ana,Ruiz,1 Elm St,Miami,FL,33101,\(language),"
            let office = try office([row])
            try issue(office, .gifts([1]))
            let page = try page(office, "R-2027-0001")
            #expect(page.contains(thanks))
            #expect(page.contains("No goods or services were provided"))
        }
    }

    @Test func propertyIsDescribedAndNeverValued() throws {
        let row = "g1,stock,2026-03-01,5000,,,A,person,Ana,Ruiz,1 Elm St,Miami,FL,33101,,100 shares of ACME"
        let office = try office([row])
        try issue(office, .gifts([1]))
        let page = try page(office, "R-2027-0001")
        #expect(page.contains("100 shares of ACME") && !page.contains("5,000"))
    }

    @Test func anotherCurrencyIsTheDonors() throws {
        let row = "g1,gift,2026-03-01,1000,ILS,270,A,person,Ana,Ruiz,1 Elm St,Miami,FL,33101,,"
        let office = try office([row])
        try issue(office, .gifts([1]))
        let page = try page(office, "R-2027-0001")
        #expect(page.contains("1,000") && !page.contains("$270"))
    }

    @Test func twiceIsOnce() throws {
        let office = try office([ana("g1", "250"), ana("g2", "40")])
        try issue(office, .gifts([1]))
        let again = try issue(office, .gifts([1]))
        #expect(again.records.isEmpty && again.batches.isEmpty)
        #expect(again.plan.already.map(\.label) == ["R-2027-0001"])
        // The statement names it and does not count it again.
        try issue(office, .statements(year: 2026, donor: nil))
        let page = try page(office, "R-2027-0002")
        #expect(page.contains("Receipted as R-2027-0001") && page.contains("$40.00</bdi>, without"))
        #expect(try issue(office, .statements(year: 2026, donor: nil)).records.isEmpty)
    }

    @Test func aCorrectedStatementNamesTheOldOne() throws {
        let office = try office([ana("g1", "250"), ana("g2", "40")])
        try issue(office, .statements(year: 2026, donor: nil))
        try office.post("gift_id,type,date,amount,reverses\nr1,refund,2027-01-05,250,g1\n")
        let desk = try ReceiptDesk(office)
        #expect(try desk.record("R-2027-0001").void?.reason == "refund G-3")
        #expect(try desk.due(2026).rows.map(\.kind) == [.replace])
        try issue(office, .statements(year: 2026, donor: nil))
        let page = try page(office, "R-2027-0002")
        #expect(
            page.contains("This statement replaces R-2027-0001 of January 20, 2027, which is void."))
        #expect(page.contains("Returned, and not a contribution."))
        let equation = try desk.totals(2026).equation
        #expect(equation.eligibleMinor == 29_000 && equation.receiptedMinor == 4000)
        #expect(equation.exceptedMinor == 25_000 && equation.openMinor == 0)
    }

    @Test func whatStandsInTheWayKeepsTheOthersBackUnlessPartial() throws {
        let nobody = "g2,gift,2026-03-01,300,,,B,person,Ben,Okafor,,,,,,"
        let office = try office([ana("g1", "250"), nobody])
        let all = ReceiptChoice.singles(year: 2026, over: 25_000)
        let refused = try issue(office, all)
        #expect(refused.records.isEmpty && refused.plan.withheld.map(\.obstacles) == [[.noAddress]])
        let partial = try issue(office, all, partial: true)
        #expect(partial.records.map(\.lines.first?.entry) == [1])
    }

    @Test func inTheOrderOfThePost() throws {
        let far = "g2,gift,2026-03-01,300,,,B,person,Ben,Okafor,2 Oak St,Boston,MA,02110,,"
        let office = try office([ana("g1", "250"), far])
        let issued = try issue(office, .singles(year: 2026, over: nil))
        #expect(issued.records.map(\.donor) == [2, 1])
    }

    /// Donors of several portions: more than are read at a time, and more than are one posting.
    private static let many = 520

    private func crowd() throws -> ScratchOffice {
        try office(
            (1...Self.many).map { number in
                let zip = String(10_000 + number * 7919 % 80_000)
                return
                    "g\(number),gift,2026-03-01,\(number),,,A\(number),person,Ana,Ruiz\(number),1 Elm St,Miami,FL,\(zip),,"
            })
    }

    @Test func manyStatementsAreIssuedInPortionsInTheOrderOfThePost() throws {
        let office = try crowd()
        let all = ReceiptChoice.statements(year: 2026, donor: nil)
        let preview = try issue(office, all, dryRun: true)
        #expect(preview.batches.isEmpty && preview.records.map(\.number) == Array(1...Self.many))
        let issued = try issue(office, all)
        #expect(issued.records.map(\.number) == Array(1...Self.many) && issued.batches.count == 3)
        #expect(issued.records.map(\.label) == preview.records.map(\.label))
        #expect(issued.records.map(\.donor) == preview.records.map(\.donor))
        let zips = issued.records.map { 10_000 + Int($0.donor) * 7919 % 80_000 }
        #expect(zips == zips.sorted())
        #expect(try issue(office, all).records.isEmpty)
        let desk = try ReceiptDesk(office)
        #expect(try desk.audit(nil).faults.isEmpty && desk.labels().count == Self.many)
        let totals = try desk.totals(2026)
        #expect(totals.count == Self.many)
        #expect(totals.equation.receiptedMinor == Int64(Self.many * (Self.many + 1) / 2 * 100))
        #expect(totals.equation.openMinor == 0)
    }

    @Test func whatWasBegunGoesOnWhereItWasLeft() throws {
        let office = try crowd()
        struct Stop: Error {}
        var seen = 0
        #expect(throws: Stop.self) {
            _ = try ReceiptIssue(
                office, .statements(year: 2026, donor: nil), partial: false, dryRun: false,
                command: "receipt statement"
            ) { _, records in
                seen += records.count
                if seen > 200 { throw Stop() }
            }
        }
        #expect(try ReceiptDesk(office).labels().count == seen && seen < Self.many)
        let rest = try issue(office, .statements(year: 2026, donor: nil))
        #expect(rest.records.map(\.number) == Array(seen + 1...Self.many))
        #expect(try ReceiptDesk(office).audit(2027).faults.isEmpty)
    }

    @Test func oneThatIsHeldUpKeepsAllPortionsBack() throws {
        let office = try crowd()
        try office.post(Self.header + "\nx,gift,2026-03-01,300,,,B,person,Ben,Okafor,,,,,,\n")
        let refused = try issue(office, .statements(year: 2026, donor: nil))
        #expect(refused.records.isEmpty && refused.plan.withheld.map(\.donor) == [Int64(Self.many + 1)])
        #expect(
            try issue(office, .statements(year: 2026, donor: nil), partial: true).records.count == Self.many)
    }

    /// Makes D-2 an alias of D-1.
    private func merge(_ office: ScratchOffice) throws {
        let (loaded, text) = try office.planWithText(in: office.directory())
        _ = try office.ledgerForPosting(in: office.directory()).mergeDonors(
            1, with: 2, on: office.day, office.postingContext(loaded, text, command: "donor merge"),
            dryRun: false)
    }

    private let anna = "g2,gift,2026-03-02,40,,,B,person,Anna,Ruiz,2 Oak St,Miami,FL,33101,,"

    @Test func theGiftsOfWhoWasMergedAreOnOneStatement() throws {
        let office = try office([ana("g1", "250"), anna])
        try issue(office, .gifts([2]))
        try merge(office)
        let again = try issue(office, .gifts([2]))
        #expect(again.records.isEmpty && again.plan.already.map(\.label) == ["R-2027-0001"])
        let desk = try ReceiptDesk(office)
        #expect(try desk.due(2026).rows.map(\.donor) == [1, 1])
        let records = try issue(office, .statements(year: 2026, donor: nil)).records
        #expect(records.map(\.donor) == [1] && records.first?.lines.map(\.entry) == [1, 2])
        #expect(try records.first?.lines.last?.single == desk.record("R-2027-0001").id)
        #expect(try desk.due(2026).rows.isEmpty && desk.totals(2026).equation.openMinor == 0)
        #expect(try desk.numbers(ofDonor: "D-2") == [1, 2])
    }

    @Test func oneStatementTakesThePlaceOfTwoThatWereMerged() throws {
        let office = try office([ana("g1", "250"), anna])
        try issue(office, .statements(year: 2026, donor: nil))
        try merge(office)
        try office.post([Self.header, ana("g3", "10")].joined(separator: "\n") + "\n")
        let records = try issue(office, .statements(year: 2026, donor: 1)).records
        #expect(records.map(\.label) == ["R-2027-0003"] && records.first?.lines.map(\.entry) == [1, 2, 3])
        #expect(
            try page(office, "R-2027-0003").contains(
                "This statement replaces R-2027-0001 of January 20, 2027 and R-2027-0002 of January 20, 2027, "
                    + "which are void."))
        let desk = try ReceiptDesk(office)
        for label in ["R-2027-0001", "R-2027-0002"] { #expect(try !desk.record(label).stands) }
        #expect(try desk.audit(nil).faults.isEmpty && desk.totals(2026).equation.receiptedMinor == 30_000)
    }

    @Test func whatIsDueIsTheSameInPortions() throws {
        let office = try crowd()
        let rows = try ReceiptDesk(office).due(2026).rows
        // 250 and over first, by gift; then a statement for everyone, by donor.
        #expect(rows.prefix(Self.many - 249).map(\.gift) == (250...Int64(Self.many)).map { $0 })
        #expect(rows.dropFirst(Self.many - 249).map(\.donor) == (1...Int64(Self.many)).map { $0 })
    }

    @Test func aCopyIsMarkedAndRecognized() throws {
        let office = try office([ana("g1", "250")])
        try issue(office, .gifts([1]))
        let desk = try ReceiptDesk(office)
        let record = try desk.record("r-2027-0001")
        let kept = try desk.content(record)
        let copy = try desk.copy(record)
        #expect(String(decoding: copy, as: UTF8.self).contains("<strong>COPY</strong>"))
        #expect(try desk.content(record) == kept)
        #expect(try desk.owner(of: kept)?.isCopy == false && desk.owner(of: copy)?.isCopy == true)
        #expect(try desk.owner(of: Array(kept.dropLast())) == nil)
        #expect(try desk.audit(nil).faults.isEmpty)
    }

    @Test func aTemplateWithoutARequiredSentenceIssuesNothing() throws {
        let bare = "---\ntitle: Receipt\nkind: receipt\n---\n\n{{#each gifts}}\n- {{ gift }}\n{{/each}}\n"
        let office = try office([ana("g1", "250")], ["Reports/letters/receipts/single.md": bare])
        #expect {
            try issue(office, .gifts([1]))
        } throws: { error in
            guard case ServiceError.letters(let findings) = error else { return false }
            return findings.count { $0.code == "missing-sentence" } == 5
        }
        #expect(try ReceiptDesk(office).labels().isEmpty)
    }

    @Test func aStatesTextIsInCapitalsWhereItsLawWantsThem() throws {
        let small = Self.organization.replacingOccurrences(of: "ASK THE STATE.", with: "Ask the state.")
        let office = try office([ana("g1", "250")], ["Campaigns/organization.yml": small])
        #expect {
            try issue(office, .gifts([1]))
        } throws: { error in
            guard case ServiceError.letters(let findings) = error else { return false }
            return findings.map(\.message) == ["the text for donors in FL must be in capitals"]
        }
    }

    @Test func aStatesTextIsAsItsLawHasIt() throws {
        func findings(_ text: String) throws -> [Finding] {
            let yaml = Self.organization.replacingOccurrences(
                of: "{FL: \"ASK THE STATE.\"}", with: "{PA: \"\(text)\"}")
            let office = try office([ana("g1", "250")], ["Campaigns/organization.yml": yaml])
            return try ReceiptTemplates(directory: office.directory(), plan: ReceiptDesk(office).plan)
                .findings
        }
        let whole =
            "The official registration and financial information of Riverbend may be obtained from the Pennsylvania "
            + "Department of State by calling toll free, within Pennsylvania, 1 (800) 732-0999. "
            + "Registration does not imply endorsement."
        #expect(try findings(whole).isEmpty)
        let changed = try findings("Ask the Department of State.")
        #expect(changed.map(\.severity) == [.warning] && changed[0].message.contains("PA"))
    }

    @Test(arguments: [
        ("ein: 12-3456789\naddress: [1 Elm St]\n", [String]()),
        ("ein: \"00-0000000\"\naddress: [1 Elm St]\n", ["the EIN is a placeholder"]),
        ("", ["no EIN is set", "no address is set"]),
    ])
    func whatDonorsLookForIsNotedAndHoldsNothingUp(yaml: String, notes: [String]) throws {
        let office = try office(
            [ana("g1", "250")],
            ["Campaigns/organization.yml": "name: Riverbend\nsignatory: The Treasurer\n" + yaml])
        let templates = try ReceiptTemplates(
            directory: office.directory(), plan: ReceiptDesk(office).plan)
        #expect(templates.notes.map(\.message) == notes && templates.findings.isEmpty)
        #expect(try issue(office, .gifts([1])).records.count == 1)
    }

    @Test func aTemplateThatIsNotThereIsFound() throws {
        let files = try Self.templates().filter { !$0.key.hasSuffix("/single.md") }
            .merging(["Campaigns/organization.yml": Self.organization]) { $1 }
        let office = try ScratchOffice(today: "2027-01-20", files: files)
        try office.post(Self.header + "\n" + ana("g1", "250") + "\n")
        let templates = try ReceiptTemplates(
            directory: office.directory(), plan: ReceiptDesk(office).plan)
        #expect(templates.missing.map(\.subject) == ["Reports/letters/receipts/single.md"])
        #expect(templates.findings.isEmpty)
        #expect(throws: ServiceError.self) { try issue(office, .gifts([1])) }
        // Statements need the other one only.
        #expect(try issue(office, .statements(year: 2026, donor: nil)).records.count == 1)
    }

    @Test func afterAprilOnlyGiftsThatNeedAReceiptAreLate() throws {
        let office = try office([ana("g1", "250"), ana("g2", "249")], today: "2027-04-16")
        #expect(try issue(office, .gifts([1, 2]), dryRun: true).plan.late == [1])
        #expect(try issue(office, .statements(year: 2026, donor: nil), dryRun: true).plan.late == [1])
    }

    @Test func noOneSignsAndNothingIsIssued() throws {
        let bare = Self.organization.replacingOccurrences(of: "signatory: The Treasurer\n", with: "")
        let office = try office([ana("g1", "250")], ["Campaigns/organization.yml": bare])
        #expect {
            try issue(office, .gifts([1]))
        } throws: { error in
            guard case ServiceError.letters(let findings) = error else { return false }
            return findings.allSatisfy { $0.hint?.contains("signatory: Ana Ruiz, Treasurer") == true }
        }
        #expect(try ReceiptDesk(office).labels().isEmpty)
    }

    @Test func hostileNamesStayText() throws {
        let row =
            "g1,gift,2026-03-01,250,,,A,person,<script>alert(1)</script>,R&D,1 Elm <b>St</b>,Miami,FL,33101,,"
        let office = try office([row])
        try issue(office, .gifts([1]))
        let page = try page(office, "R-2027-0001")
        #expect(!page.contains("<script>") && !page.contains("<b>") && page.contains("R&amp;D"))
    }
}
