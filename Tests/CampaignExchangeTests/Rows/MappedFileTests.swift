import CampaignKit
import Testing

@testable import CampaignExchange

/// What a mapping makes of rows that no preset knows.
@Suite("Mapped files") struct MappedFileTests {
    /// A Spanish sheet: day first, comma before the cents, semicolons between the cells.
    static let spanish: FileMapping = {
        var mapping = FileMapping(name: "cena")
        mapping.dateOrder = .dayFirst
        mapping.decimalMark = .comma
        mapping.columns = [
            .init("gift_id", ["Recibo"]), .init("date", ["Fecha"]), .init("amount", ["Importe"]),
            .init("fee", ["Comisión"]), .init("type", ["Tipo"]), .init("status", ["Estado"]),
            .init("campaign", ["Fondo"]), .init("first_name", ["Nombre"]), .init("last_name", ["Apellidos"]),
        ]
        mapping.constants = [.init("method", "card")]
        mapping.words = [
            .init("type", "Donativo", means: "gift"), .init("type", "Promesa", means: "pledge"),
            .init("status", "Pagado", means: "paid"), .init("status", "Fallido", means: "failed"),
            .init("status", "Devuelto", means: "refunded"),
            .init("campaign", "Biblioteca", means: "general"),
            .init("campaign", "Varios", means: "unassigned"),
        ]
        mapping.leaveOut = [.init(column: "Clase", values: ["prueba"], reason: "a trial row")]
        mapping.unread = ["Notas"]
        return mapping
    }()

    static let header = "Recibo;Fecha;Importe;Comisión;Tipo;Estado;Fondo;Nombre;Apellidos;Clase;Notas"

    private func reader(
        _ lines: String..., mapping: FileMapping = spanish, format: String? = nil
    ) throws(GiftFileError) -> GiftRowReader {
        var options = GiftRowReader.Options()
        options.mappings = [mapping]
        options.sourceFormat = format
        return try GiftRowReader(
            source: MemoryByteSource(lines.joined(separator: "\n") + "\n"), options: options,
            index: RowsPlan.index, today: RowsPlan.today)
    }

    private func all(_ reader: inout GiftRowReader) throws -> (rows: [ImportedEntry], problems: [RowProblem])
    {
        var (rows, problems): ([ImportedEntry], [RowProblem]) = ([], [])
        while true {
            let outcome = try reader.next()
            problems += reader.takeProblems()
            if case .row(let row) = outcome { rows.append(row) }
            if case .end = outcome { return (rows, problems) }
        }
    }

    private func failure(_ lines: String..., mapping: FileMapping = spanish, format: String? = nil)
        -> GiftFileError?
    {
        var options = GiftRowReader.Options()
        options.mappings = [mapping]
        options.sourceFormat = format
        do throws(GiftFileError) {
            _ = try GiftRowReader(
                source: MemoryByteSource(lines.joined(separator: "\n") + "\n"), options: options,
                index: RowsPlan.index, today: RowsPlan.today)
            return nil
        } catch { return error }
    }

    @Test func aFileIsKnownByItsHeaderAndReadAsSaid() throws {
        var reader = try reader(
            Self.header, "R1;03/11/2026;1.250,50 €;12,50;Donativo;Pagado;Biblioteca;Ana;Ruiz;;x",
            "R2;04/11/2026;40;;donativo;PAGADO;Otra cosa;Ben;Wong;;",
            "R3;04/11/2026;5;;Donativo;Fallido;;Cleo;Marsh;;",
            "R4;04/11/2026;5;;Donativo;Pagado;;Dan;Ito;Prueba;", "R5;05/11/2026;7;;;Pagado;Varios;Eva;Lin;;",
            mapping: {
                var euros = Self.spanish
                euros.constants.append(.init("currency", "EUR"))
                euros.constants.append(.init("fx_rate", "1.1"))
                return euros
            }())
        let read = try all(&reader)
        #expect(read.problems.isEmpty, "\(read.problems)")
        #expect(read.rows.map(\.giftID) == ["R1", "R2", "R5"])
        #expect(read.rows.map(\.source) == ["cena", "cena", "cena"])
        #expect(read.rows[0].foreign?.original.minorUnits == 1_250_50 && read.rows[0].minorUnits == 1_375_55)
        #expect(read.rows[0].date == RowsPlan.day("2026-11-03") && read.rows[0].method == .card)
        #expect(read.rows.map(\.place.campaign) == ["general", "", ""])
        #expect(read.rows[0].donor?.details?.lastName == "Ruiz")
        #expect(reader.leftOut == ["failed": 1, "a trial row": 1])
        let summary = try #require(reader.preset)
        #expect(summary.unassigned.map(\.name) == ["Otra cosa"] && summary.unread == ["Notas"])
        #expect(summary.totals.map(\.gross) == [1_297_50] && summary.totals.map(\.fee) == [12_50])
        #expect(reader.remarks.first == "read as: cena (columns known from Campaigns/imports/cena.yml)")
    }

    @Test func everythingThatIsWrongWithARowIsSaid() throws {
        var reader = try reader(
            Self.header, "R1;31/02/2026;1,250.50;;Regalo;Pagado;;;;;", "R2;03/11/2026;1;;Donativo;Quizá;;;;;")
        let read = try all(&reader)
        #expect(read.rows.isEmpty)
        #expect(read.problems.map(\.line) == [2, 2, 2, 3])
        #expect(Set(read.problems.map(\.column)) == ["Fecha", "Importe", "Tipo", "Estado"])
        let type = try #require(read.problems.first { $0.column == "Tipo" })
        #expect(type.hint == "say what it means below values: type: in Campaigns/imports/cena.yml")
        #expect(read.problems.first { $0.column == "Importe" }?.value == "1,250.50")
    }

    @Test func aRefundedGiftIsAGiftAndItsRefund() throws {
        var reader = try reader(
            Self.header, "R1;03/11/2026;20,00;1,00;Donativo;Devuelto;Biblioteca;Ana;Ruiz;;")
        let read = try all(&reader)
        #expect(read.rows.map(\.giftID) == ["R1", "R1#refund"] && read.problems.isEmpty)
        #expect(read.rows.map(\.minorUnits) == [20_00, 20_00] && read.rows[1].reverses == "R1")
        #expect(read.rows.map(\.feeMinor) == [1_00, 0] && read.rows[1].type == .refund)
    }

    @Test func aPromiseIsNoMoneyInTheFilesSums() throws {
        var reader = try reader(
            Self.header, "R1;03/11/2026;20,00;;Donativo;Pagado;;Ana;Ruiz;;",
            "R2;03/11/2026;500;;Promesa;Pagado;;Ana;Ruiz;;")
        _ = try all(&reader)
        #expect(reader.preset?.totals.map(\.gross) == [20_00])
    }

    @Test func aNewColumnIsSaidAndNeverReadOver() throws {
        let error = try #require(failure(Self.header + ";Extra", "R1;03/11/2026;2;;;Pagado;;;;;;x"))
        #expect(error.message == "this is nearly a cena file, but “Extra” is new")
        #expect(error.hint.contains("Campaigns/imports/cena.yml"))
        // Named, it is read, unless the new column may say that no money came.
        #expect(failure(Self.header + ";Extra", "R1;03/11/2026;2;;;Pagado;;;;;;x", format: "cena") == nil)
        let held = try #require(
            failure(Self.header + ";Refunded", "R1;03/11/2026;2;;;Pagado;;;;;;x", format: "cena"))
        #expect(held.code == GiftFileError.heldUp && held.message.contains("“Refunded”"))
    }

    @Test func aMissingOrRepeatedColumnIsOneMessage() throws {
        let missing = try #require(
            failure(Self.header.replacing("Importe", with: "Import"), "R1;x;2;;;;;;;;", format: "cena"))
        #expect(missing.message == "this is a cena file, but it has no column “Importe”")
        #expect(missing.hint.hasPrefix("did you mean Import?; change Campaigns/imports/cena.yml"))
        let twice = try #require(
            failure(Self.header.replacing("Notas", with: "Importe"), "R1;x;2;;;;;;;;", format: "cena"))
        #expect(twice.code == GiftFileError.duplicateColumn)
    }

    @Test func aFilledCardNumberInAnUnreadColumnIsStillRefused() throws {
        var mapping = FileMapping(name: "cards")
        mapping.columns = [.init("date", ["Day"]), .init("amount", ["Sum"])]
        mapping.unread = ["Credit Card Number"]
        var reader = try reader(
            "Day,Sum,Credit Card Number", "2026-11-02,5,4111111111111111", mapping: mapping)
        let read = try all(&reader)
        #expect(read.rows.isEmpty && reader.holdsForbiddenNumbers)
    }

    @Test func timesAndEncodingsAreTheMappings() throws {
        var mapping = FileMapping(name: "tel-aviv")
        mapping.columns = [
            .init("date", ["יום", "שעה"]), .init("amount", ["סכום"]), .init("donor_name", ["שם"]),
        ]
        mapping.encoding = "windows-1255"
        mapping.timeZone = "Asia/Jerusalem"
        func hebrew(_ text: String) -> [UInt8] {
            text.unicodeScalars.map { $0.value < 0x80 ? UInt8($0.value) : UInt8($0.value - 0x5D0 + 0xE0) }
        }
        var options = GiftRowReader.Options()
        options.mappings = [Self.spanish, mapping]
        // At three in the morning there it is the evening before in New York.
        var reader = try GiftRowReader(
            source: MemoryByteSource(hebrew("יום,שעה,סכום,שם\n2026-11-03,03:00,50,רות\n")), options: options,
            index: RowsPlan.index, today: RowsPlan.today)
        let read = try all(&reader)
        #expect(read.problems.isEmpty, "\(read.problems)")
        #expect(read.rows.map(\.date) == [RowsPlan.day("2026-11-02")])
        #expect(read.rows[0].donor?.details?.name == "רות")
    }

    /// A cell, the mark of its file, and what our own columns would have.
    static let decimals: [(String, DecimalMark, String?)] = [
        ("1.234,56", .comma, "1,234.56"), ("1.234,56 €", .comma, "€1,234.56"),
        ("1 234,56", .comma, "1,234.56"),
        ("1\u{202F}234,56 €", .comma, "€1,234.56"), ("-12,5", .comma, "-12.5"), ("12", .comma, nil),
        ("1,234.56", .comma, "1.234,56"), ("1'234.50", .point, "1,234.50"), ("1,234.50", .point, nil),
        ("\u{2212}5.00", .point, "-5.00"), ("€ 5,00", .comma, "€ 5.00"),
    ]

    @Test("Amounts of other countries", arguments: decimals.indices)
    func decimal(_ index: Int) {
        let (cell, mark, expected) = Self.decimals[index]
        var text = cell
        #expect(text.withUTF8 { DecimalText.pointed($0, mark) } == expected)
    }
}
