import CampaignExchange
import CampaignFiles
import CampaignKit
import CampaignLedger
import CampaignServices
import TestSupport
import Testing

/// A file that a mapping reads comes to the same figures as the same rows in our own columns, twice is once,
/// and undone is as before.
@Suite("Imports by a mapping") struct MappingTests {
    static let mapping = """
        source: desk
        date_order: dmy
        decimal_mark: comma
        columns:
          gift_id: Recibo
          date: Fecha
          amount: Importe
          fee: Comisión
          type: Tipo
          campaign: Fondo
          donor_id: Socio
          first_name: Nombre
          last_name: Apellidos
          method: Medio
          reverses: Anula
        values:
          type: {Donativo: gift, Promesa: pledge, Cobro: gift, Devolución: refund}
          campaign: {Ahora: now, Antes: then}
          method: {Tarjeta: card, Cheque: check}
        unread: [Notas]
        """

    private func office() throws -> ScratchOffice {
        try ScratchOffice(files: ["Campaigns/imports/desk.yml": Self.mapping])
    }

    private func post(_ csv: String, _ office: ScratchOffice) throws -> ImportRun.Result {
        let plan = try office.plan(in: office.directory()).plan
        let mappings = try office.mappings(in: office.directory(), plan: plan)
        return try office.post(csv) {
            $0.reading.mappings = mappings
            $0.reading.defaultSource = "desk"
        }
    }

    /// The same invented rows twice: in our columns, and as an office in Spain keeps them.
    private func files(_ seed: UInt64) -> (ours: String, theirs: String) {
        var random = SeededGenerator(seed: seed)
        let kinds = [("gift", "Donativo"), ("refund", "Devolución")]
        let places = [("now", "Ahora"), ("then", "antes"), ("", "")]
        let methods = [("card", "Tarjeta"), ("check", "CHEQUE"), ("", "")]
        var ours = "gift_id,date,amount,fee,type,campaign,donor_id,first_name,last_name,method,reverses\n"
        var theirs =
            "Notas;Recibo;Fecha;Importe;Comisión;Tipo;Fondo;Socio;Nombre;Apellidos;Medio;Anula\n"
        var gifts: [(id: String, cents: Int, donor: Int)] = []
        for number in 0..<60 {
            let isRefund = !gifts.isEmpty && Int.random(in: 0..<8, using: &random) == 0
            let of = isRefund ? gifts.removeFirst() : nil
            let cents = of?.cents ?? Int.random(in: 1...9_999_999, using: &random)
            let donor = of?.donor ?? Int.random(in: 0..<9, using: &random)
            // A refund comes after its gift, and is for what that was for.
            let day = Int.random(in: isRefund ? 11...20 : 1...10, using: &random)
            let place = isRefund ? places[2] : places[Int.random(in: 0..<3, using: &random)]
            let method = methods[Int.random(in: 0..<3, using: &random)]
            let (kind, fee) = (kinds[isRefund ? 1 : 0], isRefund ? 0 : min(cents, 35))
            if !isRefund { gifts.append(("R\(number)", cents, donor)) }
            ours +=
                "R\(number),2026-11-\(day < 10 ? "0" : "")\(day),\(point(cents)),\(point(fee)),\(kind.0),"
                + "\(place.0),S\(donor),Ana,Ruiz\(donor),\(method.0),\(of?.id ?? "")\n"
            theirs +=
                "x;R\(number);\(day)/11/2026;\(comma(cents));\(comma(fee));\(kind.1);"
                + "\(place.1);S\(donor);Ana;Ruiz\(donor);\(method.1);\(of?.id ?? "")\n"
        }
        return (ours, theirs)
    }

    private func point(_ cents: Int) -> String {
        Money(minorUnits: Int64(cents), currency: .usd).plainText
    }

    /// `12345678` as `123.456,78`.
    private func comma(_ cents: Int) -> String {
        Money(minorUnits: Int64(cents), currency: .usd).text.map { character in
            switch character {
            case ",": "."
            case ".": ","
            case "$": ""
            default: String(character)
            }
        }
        .joined()
    }

    @Test("A mapping equals our own columns to the cent", arguments: Seeds.forRun(count: 4))
    func equal(_ seed: UInt64) throws {
        let (ours, theirs) = files(seed)
        let (one, other) = (try office(), try office())
        let first = try post(ours, one)
        let second = try post(theirs, other)
        #expect(first.preset == nil && second.preset?.preset == "desk")
        #expect(first.outcome.isAccepted && first.outcome.errorCount == 0, "\(first.outcome.problems)")
        #expect(second.outcome.isAccepted && second.outcome.errorCount == 0, "\(second.outcome.problems)")
        #expect(try tallies(one) == tallies(other))
        #expect(first.outcome.raisedMinor == second.outcome.raisedMinor)
        #expect(first.outcome.posted.map(\.minorUnits) == second.outcome.posted.map(\.minorUnits))
        #expect(first.outcome.newDonors == second.outcome.newDonors)
    }

    private func tallies(_ office: ScratchOffice) throws -> Tallies {
        try Snapshot(office.view(), asOf: office.day).tallies
    }

    @Test func twiceIsOnceAndUndoneIsAsBefore() throws {
        let office = try office()
        let (_, theirs) = files(7)
        try office.post(ScratchOffice.gifts)
        let before = try tallies(office)
        let first = try post(theirs, office)
        let after = try tallies(office)
        let again = try post(theirs, office)
        #expect(again.outcome.batch == nil && again.outcome.alreadyImported == 60)
        let (loaded, text) = try office.planWithText(in: office.directory())
        let batch = try #require(first.outcome.batch)
        _ = try office.ledgerForPosting(in: office.directory()).undo(
            batch: batch, office.postingContext(loaded, text, command: "undo"), ImportOptions(),
            withDependents: false)
        #expect(try tallies(office) == before && after != before)
        let third = try post(theirs, office)
        #expect(third.outcome.posted.map(\.count) == first.outcome.posted.map(\.count))
        #expect(try tallies(office) == after)
    }

    @Test func aBrokenMappingIsFoundByCheckAndRefusesEveryImport() throws {
        let office = try ScratchOffice(files: [
            "Campaigns/imports/desk.yml": "columns: {date: D, amuont: A}\n", "Campaigns/imports/x.yaml": "",
        ])
        let findings = try WorkspaceCheck(office).findings
        #expect(findings.map(\.code).contains("mapping-column"))
        let place = findings.first { $0.code == "mapping-column" }?.location
        #expect(place?.file == "Campaigns/imports/desk.yml" && place?.line == 1 && place?.column == 20)
        #expect(findings.contains { $0.subject == "Campaigns/imports/x.yaml" })
        // The folder itself is no forgotten part of the plan.
        #expect(!findings.contains { $0.subject == "Campaigns/imports" })
        #expect(throws: ServiceError.self) { try self.post(ScratchOffice.gifts, office) }
    }

    @Test func ourOwnColumnsAreNotTakenForAMapping() throws {
        let result = try post(ScratchOffice.gifts, try office())
        #expect(result.preset == nil && result.outcome.isAccepted)
    }
}
