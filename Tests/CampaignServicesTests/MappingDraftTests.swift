import CampaignExchange
import CampaignFiles
import CampaignKit
import CampaignLedger
import CampaignServices
import Foundation
import Testing

/// What `import map` makes of sheets that no one described: read at once, or a question, never a guess about
/// money.
@Suite("Mapping a file") struct MappingDraftTests {
    static let spanish = """
        Donaciones de la gala;;;;;;;
        Recibo;Fecha;Nombre;Apellidos;Correo electrónico;Importe;Forma de pago;Estado;Observaciones internas
        A-1;03/11/2026;Ana;Ruiz;ana@example.org;1.250,50 $;Tarjeta;Pagado;mesa 4
        A-2;13/11/2026;Ben;Wong;ben@example.org;40,00 $;Efectivo;Pagado;
        A-3;14/11/2026;Cleo;Marsh;;75,5;Transferencia;Rechazado;
        A-4;15/11/2026;Dan;Ito;dan@example.org;20,00;Bizum;Devuelto;
        """

    static let german = """
        Belegnummer;Buchungstag;Auftraggeber;Betrag;Verwendungszweck;Zahlungsart
        1;30.10.2026;Ute Kranz;50,00;Spende;Überweisung
        2;02.11.2026;Jörg Maß;1.000,00;now;Lastschrift
        """

    static let english = """
        Gift Date,Donor,Gift Amount,Email Address,Check #,Fund,Is Anonymous,Batch
        10/31/2026,Ana Ruiz,"$1,250.00",ana@example.org,1001,General,No,7
        11/02/2026,Lee Wong,$40.00,lee@example.org,1002,Then,Yes,7
        """

    private func draft(
        _ text: String, _ office: ScratchOffice, _ change: (inout MappingGuess.Said) -> Void = { _ in }
    ) throws -> MappingDraft {
        var said = MappingGuess.Said()
        change(&said)
        return try MappingDraft(MemoryByteSource(text), name: "sheet", said: said, context: office)
    }

    private func questions(
        _ text: String, _ change: (inout MappingGuess.Said) -> Void = { _ in }
    ) throws -> [String] {
        let draft = try draft(text, try ScratchOffice(), change)
        #expect(draft.isReady == draft.guess.questions.isEmpty, "\(draft.findings)")
        return draft.guess.questions.map(\.code)
    }

    /// Writes the draft and imports its file as anyone would.
    private func imported(_ text: String, _ office: ScratchOffice) throws -> ImportRun.Result {
        let draft = try draft(text, office)
        try #require(draft.isReady, "\(draft.guess.questions) \(draft.findings)")
        let place = office.folder.appendingPathComponent(draft.mapping.path)
        try FileManager.default.createDirectory(
            at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(draft.text.utf8).write(to: place)
        let plan = try office.plan(in: office.directory()).plan
        let mappings = try office.mappings(in: office.directory(), plan: plan)
        #expect(mappings == [draft.mapping])
        return try office.post(text) { $0.reading.mappings = mappings }
    }

    @Test func aSpanishSheetIsReadAtOnce() throws {
        let office = try ScratchOffice()
        let draft = try draft(Self.spanish, office)
        let mapping = draft.mapping
        #expect(mapping.dateOrder == .dayFirst && mapping.decimalMark == .comma)
        #expect(
            mapping.columns.map(\.column) == [
                "gift_id", "date", "amount", "first_name", "last_name", "email", "method", "status",
            ])
        #expect(mapping.unread == ["Observaciones internas"])
        #expect(draft.rows.map(\.minorUnits) == [1_250_50, 40_00, 20_00, 20_00])
        #expect(draft.leftOut == ["failed": 1] && draft.refused == 0)
        let result = try imported(Self.spanish, office)
        #expect(result.outcome.isAccepted && result.outcome.errorCount == 0, "\(result.outcome.problems)")
        // The returned gift counts with its refund: nothing is left of it.
        #expect(result.outcome.raisedMinor == 1_290_50)
        #expect(result.preset?.preset == "sheet")
    }

    @Test func aGermanBankListIsReadAtOnce() throws {
        let result = try imported(Self.german, try ScratchOffice())
        #expect(
            result.outcome.isAccepted && result.outcome.raisedMinor == 1_050_00, "\(result.outcome.problems)")
        #expect(result.preset?.unassigned.map(\.name) == ["Spende"])
    }

    @Test func anAmericanSheetIsReadAtOnce() throws {
        let office = try ScratchOffice()
        let draft = try draft(Self.english, office)
        #expect(draft.mapping.dateOrder == .monthFirst && draft.mapping.decimalMark == .point)
        #expect(draft.mapping.unread == ["Batch"])
        let result = try imported(Self.english, office)
        #expect(
            result.outcome.isAccepted && result.outcome.raisedMinor == 1_290_00, "\(result.outcome.problems)")
        #expect(result.outcome.newDonors == 2)
    }

    @Test func columnsAreFoundByTheirValues() throws {
        let text = """
            Wann,Wieviel,Wohin
            2026-11-02,12.50,ana@example.org
            2026-11-03,7.00,lee@example.org
            """
        let draft = try draft(text, try ScratchOffice())
        #expect(draft.guess.byValues == ["date", "amount", "email"] && draft.isReady)
        #expect(draft.mapping.columns.map(\.names) == [["Wann"], ["Wieviel"], ["Wohin"]])
    }

    /// `Gift #` is a number, and `Gift` may be one; `Donation` is what was given where no other column can
    /// be.
    @Test(arguments: [
        ("Gift #,When,How much?\n17,2026-11-02,\"$1,000\"\n18,2026-11-03,$25\n", "How much?", ["gift_id"]),
        ("Gift,When,Sum given\n17,2026-11-02,9.50\n17,2026-11-03,2.50\n", "Sum given", []),
        ("Donation,When,Processing Fee\n50,2026-11-02,1.75\n20,2026-11-03,0.88\n", "Donation", ["fee"]),
        ("Total,When\n50,2026-11-02\n20,2026-11-03\n", "Total", []),
    ])
    func numbersAreNoMoney(text: String, amount: String, others: [String]) throws {
        let columns = try draft(text, try ScratchOffice()).mapping.columns
        #expect(columns.first { $0.column == "amount" }?.names == [amount])
        #expect(Set(columns.map(\.column)) == Set(["date", "amount"] + others))
    }

    @Test(arguments: [
        ("Betrag (EUR)", "EUR"), ("Amount in GBP", "GBP"), ("Importe €", "EUR"), ("AMOUNT (EUR)", "EUR"),
        ("Amount USD", nil), ("GIFT AMOUNT ALL", nil), ("Amount", nil),
    ])
    func theCurrencyOfAName(name: String, code: String?) throws {
        let draft = try draft("Date,\(name)\n2026-11-22,1.50\n", try ScratchOffice()) {
            $0.columns = [("amount", name)]
        }
        #expect(draft.mapping.constants.map(\.value) == (code.map { [$0] } ?? []))
        #expect(draft.guess.questions.map(\.code) == (code == nil ? [] : ["rate-missing"]))
    }

    @Test func whatCannotBeKnownIsAsked() throws {
        // The day or the month first, thousands or cents.
        #expect(try questions("Fecha,Importe\n03/04/2026,1.234\n") == ["decimal-mark", "date-order"])
        #expect(
            try questions("Fecha,Importe\n03/04/2026,1.234\n") {
                $0.dateOrder = .dayFirst
                $0.decimalMark = .comma
            } == [])
        // Both ways in one file.
        #expect(
            try questions("Fecha;Importe\n13/04/2026;1,50\n04/13/2026;1.50\n") == [
                "decimal-mark", "date-order",
            ])
        // Times of nowhere, money of elsewhere, two amounts.
        #expect(try questions("Fecha,Importe\n2026-11-02 10:00,1.50\n") == ["time-zone"])
        #expect(try questions("Fecha,Importe\n2026-11-02,\"1,50 €\"\n") == ["rate-missing"])
        #expect(try questions("Fecha,Uno,Dos\n2026-11-02,1.50,2.50\n") == ["which-column"])
        #expect(try questions("Fecha,Anzahl\n2026-11-02,15\n") == ["which-column"])
        #expect(try questions("Nombre,Importe\nAna,1.50\n") == ["which-column"])
    }

    @Test func aRefundNeedsTheIdOfItsGift() throws {
        let text = "Fecha,Importe,Estado\n2026-11-02,1.50,Pagado\n2026-11-03,2.50,Devuelto\n"
        #expect(try questions(text) == ["refund-without-id"])
        let left = try #require(ColumnChoices.Values("Estado=Devuelto"))
        #expect(try questions(text) { $0.leaveOut = [left] } == [])
        let ids = "Recibo,Fecha,Importe,Estado\nR1,2026-11-02,1.50,Pagado\nR2,2026-11-03,2.50,Devuelto\n"
        #expect(try questions(ids) == [])
    }

    @Test func aColumnOfCurrenciesIsAskedAbout() throws {
        let text = "Fecha,Importe,Wrg\n2026-11-02,1.50,USD\n2026-11-03,2.50,EUR\n"
        #expect(try questions(text) == ["which-column"])
        #expect(try questions(text) { $0.unread = ["Wrg"] } == [])
        #expect(try questions(text) { $0.columns = [("currency", "Wrg")] } == ["rate-missing"])
        #expect(try questions("Fecha,Importe,Wrg\n2026-11-02,1.50,USD\n") == [])
        #expect(try questions("Fecha,Importe,Ccy\n2026-11-02,1.50,€\n") == ["rate-missing"])
    }

    @Test func aWordThatMayMeanAnythingIsAsked() throws {
        let text = "Fecha,Importe,Estado\n2026-11-02,1.50,Hecho\n2026-11-03,2.50,Pagado\n2026-11-04,2.50,\n"
        #expect(try questions(text) == ["unknown-word", "unknown-word"])
        let said: [FileMapping.Word] = [
            .init("status", "hecho", means: "paid"), .init("status", "", means: "pending"),
        ]
        #expect(try questions(text) { $0.words = said } == [])
        let type = "Date,Amount,Gift Type\n2026-11-02,1.50,Donation\n2026-11-03,2.50,Regalo\n"
        #expect(try questions(type) == ["unknown-word"])
    }

    @Test func aColumnThatMayMarkGiftsThatDidNotComeIsAsked() throws {
        let text = "Date,Amount,Amount Refunded\n2026-11-02,1.50,0.00\n2026-11-03,2.50,2.50\n"
        #expect(try questions(text) == ["column-may-tell"])
        #expect(try questions(text) { $0.unread = ["Amount Refunded"] } == [])
        // A column called so, of which no word is known.
        let state = "Fecha,Importe,Estado\n2026-11-02,1.50,Hecho\n"
        #expect(try questions(state) == ["column-may-tell"])
        #expect(try questions(state) { $0.columns = [("status", "Estado")] } == ["unknown-word"])
        // Of test rows there is nothing to ask.
        let tests = "Date,Amount,Test\n2026-11-02,1.50,no\n2026-11-03,2.50,yes\n"
        let draft = try draft(tests, try ScratchOffice())
        #expect(draft.isReady && draft.leftOut == ["a test": 1] && draft.rows.count == 1)
    }

    @Test func aPromiseWithoutAnIDIsAsked() throws {
        let text =
            "Date,Amount,Gift Type,Donor\n2026-11-02,1.50,Cash,Ana Ruiz\n2026-11-03,2.50,Pledge,Lee Wong\n"
        #expect(try questions(text) == ["promise-without-id"])
        let draft = try draft(text, try ScratchOffice()) {
            $0.leaveOut = [ColumnChoices.Values("gift type=pledge")].compactMap { $0 }
        }
        #expect(draft.isReady && draft.leftOut == ["no gift": 1] && draft.namesDonors)
        #expect(draft.rows.map { $0.donor?.details?.name } == ["Ana Ruiz"])
    }

    @Test func aFileOfWhichNothingIsReadGetsNoMapping() throws {
        #expect(try questions("Date,Amount\n") == ["no-rows"])
        #expect(try questions("Date,Amount,Amount\n2026-11-02,1.50,2.50\n") == ["which-column"])
        let future = try draft("Date,Amount\n2031-11-02,1.50\n", try ScratchOffice())
        #expect(!future.isReady && future.isUseless && future.problems.count == 1 && !future.namesDonors)
    }

    @Test func whatIsSaidIsTaken() throws {
        let draft = try draft("Date,Net,Gross\n2026-11-02,9.50,10.00\n", try ScratchOffice()) {
            $0.columns = [("amount", "net")]
            $0.constants = [FileMapping.Constant("method", "card")]
            $0.source = "desk"
        }
        #expect(draft.isReady && draft.rows.map(\.minorUnits) == [9_50])
        #expect(draft.mapping.unread == ["Gross"] && draft.mapping.source == "desk")
        #expect(draft.rows.map(\.method) == [.card])
        #expect(
            try questions("Date,Amount\n2026-11-02,9.50\n") { $0.columns = [("fee", "Fees")] } == [
                "unknown-column"
            ])
    }

    @Test func aSaidWordThatDoesNotExistIsAFinding() throws {
        let draft = try draft("Date,Amount\n2026-11-02,9.50\n", try ScratchOffice()) {
            $0.constants = [FileMapping.Constant("metod", "card")]
        }
        #expect(!draft.isReady && draft.findings.map(\.code) == ["mapping-column"])
    }

    @Test func aPlatformsFileNeedsNoMapping() throws {
        let draft = try draft(try PresetFixtureTests.fixture("venmo"), try ScratchOffice())
        #expect(draft.guess.known == "Venmo")
    }

    /// Names as bad as they come are written so that they read back the same.
    @Test func oddNamesAreWrittenAndReadBack() throws {
        let names = [
            "Betrag: [EUR], \"brutto\"", "#", "- x", "yes", "a|b", "Donor's \\ name", "{y}", "null", "é, ü",
            "1",
        ]
        var mapping = FileMapping(name: "odd")
        mapping.columns = [.init("date", [names[0], names[1]]), .init("amount", [names[2]])]
        mapping.constants = [.init("note", "a: b, c")]
        mapping.leaveOut = [.init(column: names[3], values: names + [""], reason: "x, y")]
        mapping.unread = Array(names.dropFirst(4))
        mapping.columns.append(.init("type", [names[3]]))
        mapping.words = [.init("type", "", means: "gift")] + names.map { .init("type", $0, means: "gift") }
        mapping.title = "Odd: sheet"
        mapping.timeZone = "UTC"
        mapping.encoding = "windows-1252"
        let text = MappingWriter.text(mapping)
        let result = MappingLoader.load(
            [PlanFile(path: mapping.path, text: text)],
            plan: Plan(organization: Organization(name: "F"), campaigns: []),
            .ours)
        #expect(result.findings.isEmpty, "\(result.findings) \(text)")
        #expect(result.mappings == [mapping])
    }
}
