import CampaignExchange
import CampaignKit
import CampaignServices
import Terminal
import Testing

@testable import CampaignCLI
@testable import CampaignLedger

/// The words of gifts and donors on screens.
struct GivingWordsTests {
    private func line(donor: Int64? = 7, name: String = "Ana Ruiz", anonymity: Anonymity = .none)
        -> EntrySummary
    {
        EntrySummary(
            id: 12, batch: 1, type: .gift, day: CalendarDate(dayNumber: 20_000), effectMinor: 100,
            promise: nil, donor: donor, donorName: name, anonymity: anonymity, place: .unassigned,
            isSplit: false, source: "csv", externalID: "")
    }

    @Test func numbers() {
        #expect(GiftWords.id(12) == "G-12")
        #expect(GiftWords.promise(nil).isEmpty)
        #expect(GiftWords.promise(3) == "P-3")
    }

    @Test func donors() {
        #expect(GiftWords.donor(line()) == "Ana Ruiz")
        #expect(GiftWords.donor(line(name: "")) == "D-7")
        #expect(GiftWords.donor(line(donor: nil, name: "")).isEmpty)
    }

    @Test(arguments: [
        (Anonymity.none, false), (.public, false), (.board, false), (.staff, true),
    ])
    func staffSeeAllButWhatIsHiddenFromThem(anonymity: Anonymity, isHidden: Bool) {
        let line = line(anonymity: anonymity)
        #expect(GiftWords.donor(line) == (isHidden ? "anonymous" : "Ana Ruiz"))
        let json = GiftColumns.fields(.usd).json(line).compact
        #expect(json.contains("Ana Ruiz") != isHidden)
        #expect(json.contains("D-7") != isHidden)
        let csv = String(decoding: CSVWriter.bytes(GiftColumns.fields(.usd).data([line])), as: UTF8.self)
        #expect(csv.contains("D-7") != isHidden)
    }

    @Test func places() {
        #expect(GiftWords.place(.unassigned) == "unassigned")
        #expect(
            GiftWords.place(Designation(campaign: "a", appeal: "b", project: "c", line: "d", unit: "e"))
                == "a / c / d / e / b")
    }

    @Test func aFactSheetAlignsItsValues() {
        let text = FactSheet.text(
            title: "G-1",
            facts: [("Type", "gift"), ("", "second line"), ("Date of gift", "1 Nov\u{1B}[31m")],
            look: .plain)
        #expect(
            text == """
                G-1

                  Type          gift
                                second line
                  Date of gift  1 Nov\u{FFFD}[31m

                """)
    }

    @Test func aFactSheetEndsInItsTable() {
        var table = Table(caption: "Gifts", columns: [TableColumn("Gift", key: "gift")])
        table.append(TableRow([Cell("G-1")]))
        let text = FactSheet.text(title: "D-1", facts: [("Name", "Ana")], look: .plain, table: table)
        #expect(text.hasPrefix("D-1\n\n  Name  Ana\n\nGifts\n"))
        #expect(text.contains("G-1"))
    }

    @Test(arguments: [1, 7, 256 * 1024])
    func aDigestIsTheSameHoweverTheFileIsRead(chunk: Int) throws {
        // FIPS 180-4's own example.
        let digest = try FileDigest.sha256(MemoryByteSource("abc", chunk: chunk))
        let hex = digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        #expect(hex == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }

    @Test func theDigestOfNothing() throws {
        #expect(try FileDigest.sha256(MemoryByteSource("")).prefix(4) == [0xE3, 0xB0, 0xC4, 0x42])
    }
}
