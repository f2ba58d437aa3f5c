import CampaignFiles
import CampaignKit
import TestSupport
import Testing

/// What a mapping file says, and everything that can be wrong with one, at its place.
@Suite("Mapping files") struct MappingLoaderTests {
    static let plan = Plan(
        organization: Organization(name: "Friends"), campaigns: [Campaign(id: "library", name: "Library")])

    private func load(_ files: (path: String, text: String)...) -> MappingResult {
        MappingLoader.load(files.map { PlanFile(path: $0.path, text: $0.text) }, plan: Self.plan, .few)
    }

    @Test("A fixture gives its finding", arguments: MappingFixture.all)
    func fixture(_ fixture: MappingFixture) throws {
        let marked = MarkedText(fixture.text)
        let result = load((fixture.path, marked.text))
        let found = result.findings.filter { $0.code == fixture.code.rawValue }
        try #require(found.count == 1, "\(result.findings)")
        #expect(found[0].message == fixture.message)
        if fixture.hint != nil { #expect(found[0].hint == fixture.hint) }
        #expect(result.mappings.isEmpty)
        guard marked.isMarked else { return #expect(found[0].subject == fixture.path) }
        let place = SourceLocation(
            file: fixture.path, line: marked.line, column: marked.column, length: marked.length)
        #expect(found[0].location == place)
    }

    @Test func everythingThatAMappingSaysIsRead() throws {
        let result = load(
            (
                "Campaigns/imports/gala.yml",
                """
                name: Gala sheet
                source: gala-desk
                date_order: dmy
                decimal_mark: comma
                time_zone: Europe/Madrid
                encoding: windows-1252
                columns:
                  gift_id: Recibo
                  date: [Fecha, Hora]
                  amount: Importe
                  status: Estado
                  campaign: Fondo
                constants:
                  currency: EUR
                values:
                  status: {Pagado: paid, "": pending}
                  campaign:
                    Biblioteca: library
                    Varios: unassigned
                leave_out:
                  - {column: Clase, values: [Promesa, ""], reason: a promise}
                unread: [Notas internas]
                """
            ))
        #expect(result.findings.isEmpty, "\(result.findings)")
        let mapping = try #require(result.mappings.first)
        #expect(mapping.name == "gala" && mapping.title == "Gala sheet" && mapping.source == "gala-desk")
        #expect(mapping.dateOrder == .dayFirst && mapping.decimalMark == .comma)
        #expect(mapping.timeZone == "Europe/Madrid" && mapping.encoding == "windows-1252")
        #expect(mapping.columns.map(\.column) == ["gift_id", "date", "amount", "status", "campaign"])
        #expect(mapping.columns[1].names == ["Fecha", "Hora"])
        #expect(mapping.constants == [FileMapping.Constant("currency", "EUR")])
        #expect(mapping.words.contains(FileMapping.Word("status", "", means: "pending")))
        #expect(mapping.words.contains(FileMapping.Word("campaign", "Varios", means: "unassigned")))
        #expect(mapping.leaveOut[0].values == ["Promesa", ""] && mapping.leaveOut[0].reason == "a promise")
        #expect(mapping.header.count == 8 && mapping.header.last == "Notas internas")
        #expect(mapping.path == "Campaigns/imports/gala.yml")
    }

    @Test func twoMappingsOfTheSameColumnsAreRefused() {
        let result = load(
            ("Campaigns/imports/a.yml", MappingFixture.columns),
            ("Campaigns/imports/b.yml", "columns: {amount: IMPORTE, date: Tipo, type: fecha}\n"))
        #expect(result.mappings.map(\.name) == ["a"])
        #expect(result.findings.map(\.message) == ["it names the same columns as Campaigns/imports/a.yml"])
    }

    @Test func everyFileIsReadThoughOneIsBroken() {
        let result = load(
            ("Campaigns/imports/a.yml", "columns: [\n"), ("Campaigns/imports/b.yml", MappingFixture.columns))
        #expect(result.mappings.map(\.name) == ["b"] && !result.findings.isEmpty)
        #expect(result.findings.allSatisfy { $0.location?.file == "Campaigns/imports/a.yml" })
    }

    @Test func namesThatTurnTheDirectionAroundOrAreTooLongAreRefused() {
        let turned = load(("Campaigns/imports/a.yml", "columns: {date: D, amount: \"A\u{202E}B\"}\n"))
        #expect(turned.mappings.isEmpty && turned.findings.map(\.code) == ["forbidden-character"])
        let long = String(repeating: "x", count: 201)
        let found = load(("Campaigns/imports/a.yml", "columns: {date: D, amount: \(long)}\n"))
        #expect(found.mappings.isEmpty)
        #expect(found.findings.contains { $0.message == "longer than 200 characters" })
    }

    @Test("Hostile text never traps", arguments: SeededGenerator.seeds)
    func hostile(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<60 {
            var text = MappingFixture.columns + "values: {type: {Donativo: gift}}\nunread: [X]\n"
            for _ in 0..<3 {
                let index = text.index(
                    text.startIndex, offsetBy: Int.random(in: 0..<text.count, using: &random))
                text.insert(contentsOf: random.hostileText(pieces: 3), at: index)
            }
            let result = load(("Campaigns/imports/a.yml", text))
            #expect(result.mappings.isEmpty == result.findings.contains { $0.severity == .error })
        }
    }
}
