import Testing

@testable import CampaignReports

/// The squares are the library's; their drawing is tested here.
@Suite("QR codes")
struct QRCodeTests {
    @Test func theThreeCornersAreWhereTheyBelong() throws {
        let code = try #require(QRCode("https://give.example.org"))
        // 24 bytes, of the 26 that version 2 holds at level M: 25 squares.
        #expect(code.side == 25 && code.dark.count == 625)
        let corner = [
            "#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######",
        ]
        for (row, column) in [(0, 0), (0, 18), (18, 0)] {
            for (down, line) in corner.enumerated() {
                let start = (row + down) * 25 + column
                let drawn = code.dark[start..<(start + 7)].map { $0 ? "#" : "." }.joined()
                #expect(drawn == line, "\(row) \(column)")
            }
        }
    }

    @Test func everyDarkSquareIsDrawnOnceInsideTheBorder() throws {
        let code = try #require(QRCode("https://give.example.org/donate?from=letter"))
        let svg = code.svg
        let whole = code.side + 8
        #expect(svg.contains("viewBox=\"0 0 \(whole) \(whole)\""))
        #expect(svg.contains("<path fill=\"#fff\" d=\"M0 0h\(whole)v\(whole)H0z\"/>"))
        let path = try #require(svg.split(separator: "fill=\"#000\" d=\"").last?.split(separator: "\"").first)
        var drawn: Set<Int> = []
        for bar in path.split(separator: "M") {
            let numbers = bar.split(whereSeparator: { !$0.isNumber }).compactMap { Int($0) }
            let (column, row, length) = (numbers[0] - 4, numbers[1] - 4, numbers[2])
            #expect(numbers == [column + 4, row + 4, length, 1, length])
            for place in column..<(column + length) {
                #expect(drawn.insert(row * code.side + place).inserted)
            }
        }
        #expect(drawn == Set(code.dark.indices.filter { code.dark[$0] }))
    }

    @Test func aTextThatIsTooLongHasNone() {
        #expect(QRCode("") == nil)
        #expect(QRCode(String(repeating: "a", count: 2000)) == nil)
        #expect(QRCode(String(repeating: "a", count: 250)) != nil)
    }
}
