import TestSupport
import Testing

@testable import CampaignKit

@Suite("Keycodes and test cells")
struct KeycodeTests {
    private func appeal(_ id: String, _ segments: [Segment]) -> Appeal {
        Appeal(id: id, name: id, channel: .mail, segments: segments)
    }

    @Test("Codes are frozen: what was printed last year must be known this year")
    func frozen() {
        let letter = appeal(
            "year-end-letter-2026",
            [
                Segment(id: "majors", pick: "all"), Segment(id: "retained", pick: "all"),
                Segment(id: "lybunt", pick: "all", split: ["a", "b"]), Segment(id: "sybunt", pick: "all"),
            ])
        let codes = Keycode.all(of: letter)
        #expect(
            codes.keys.sorted() == [
                "YEL26-LYB-C4", "YEL26-LYB-C4A", "YEL26-LYB-C4B", "YEL26-MAJ-7H", "YEL26-RET-RR",
                "YEL26-SYB-PD",
            ])
        #expect(codes["YEL26-LYB-C4B"] == SegmentCell(segment: "lybunt", cell: "b"))
    }

    @Test("A segment more, or another order, changes no code")
    func independent() {
        let segments = ["one", "two", "three"].map { Segment(id: $0, pick: "all") }
        let before = Keycode.all(of: appeal("spring", segments))
        let after = Keycode.all(
            of: appeal("spring", [Segment(id: "zero", pick: "all")] + segments.reversed()))
        for (code, cell) in before { #expect(after[code] == cell) }
    }

    @Test("Codes are unique, short, and end in unmistakable characters")
    func unique() {
        let segments = (1...200).map { Segment(id: "lybunt-\($0)", pick: "all", split: ["a", "b"]) }
        let codes = Keycode.all(of: appeal("the-very-long-name-of-an-appeal-2026", segments))
        #expect(codes.count == 600)
        for (code, cell) in codes {
            #expect(code.count <= 14, "\(code)")
            let tail = cell.cell == nil ? code.suffix(2) : code.dropLast().suffix(2)
            #expect(tail.allSatisfy { !"01OIL2Z5S8BUV".contains($0) }, "\(code)")
        }
        #expect(Set(codes.values).count == 600)
    }

    @Test("The charity's own code is taken, with the letter of the cell")
    func own() {
        let codes = Keycode.all(
            of: appeal("mail", [Segment(id: "lybunt", pick: "all", keycode: "YE26L", split: ["a", "b"])]))
        #expect(codes.keys.sorted() == ["YE26L", "YE26LA", "YE26LB"])
        #expect(Keycode.isValid("YE26-L") && !Keycode.isValid("ye26") && !Keycode.isValid(""))
        #expect(!Keycode.isValid("=1+1") && !Keycode.isValid(String(repeating: "A", count: 21)))
    }

    @Test("Ids without letters or words still have codes")
    func odd() {
        let codes = Keycode.all(of: appeal("2026", [Segment(id: "7", pick: "all")]))
        #expect(codes.count == 1)
        #expect(codes.keys.allSatisfy(Keycode.isValid))
    }

    @Test("A donor's cell never changes, and the cells are about as large")
    func cells() {
        let segment = Segment(id: "lybunt", pick: "lybunt", split: ["a", "b"])
        let cells = (1...10_000).map { SegmentCell.cell(of: Int64($0), in: segment, appeal: "mail-2026") }
        #expect(cells.prefix(12).map { $0 ?? "-" }.joined() == Self.firstCells(cells))
        let count = cells.count { $0 == "a" }
        #expect((4800...5200).contains(count), "\(count)")
        // Another appeal mixes again: the same people must not always be those who are tested upon.
        let other = (1...10_000).map { SegmentCell.cell(of: Int64($0), in: segment, appeal: "mail-2027") }
        let agree = zip(cells, other).count { $0 == $1 }
        #expect((4800...5200).contains(agree), "\(agree)")
        #expect(SegmentCell.cell(of: 1, in: Segment(id: "x", pick: "all"), appeal: "mail") == nil)
    }

    /// The same again: a second run over fewer donors.
    private static func firstCells(_ cells: [String?]) -> String {
        let segment = Segment(id: "other", pick: "all", split: ["a", "b"])
        return (1...12).map { SegmentCell.cell(of: Int64($0), in: segment, appeal: "mail-2026") ?? "-" }
            .joined()
    }

    @Test("Four cells are four quarters")
    func four() {
        let segment = Segment(id: "all", pick: "all", split: ["a", "b", "c", "d"])
        var counts: [String: Int] = [:]
        for donor in 1...20_000 {
            counts[SegmentCell.cell(of: Int64(donor), in: segment, appeal: "x") ?? "", default: 0] += 1
        }
        #expect(counts.values.allSatisfy { (4700...5300).contains($0) }, "\(counts)")
    }
}
