import CampaignExchange
import CampaignKit
import Testing

/// Sources that fail, change or end while they are read.
@Suite("Failing sources")
struct GiftFileFailureTests {
    /// Serves a text, and fails or grows in the given pass over it.
    private final class UnsteadySource: ByteSource {
        enum Trouble { case fails, grows }

        private let bytes: [UInt8]
        private let trouble: Trouble
        private let troubledPass: Int
        private var pass = 0
        private var position = 0

        init(_ text: String, _ trouble: Trouble, inPass troubledPass: Int) {
            bytes = Array(text.utf8)
            self.trouble = trouble
            self.troubledPass = troubledPass
        }

        var size: Int64? { nil }

        func read(into buffer: UnsafeMutableRawBufferPointer) throws(ByteSourceError) -> Int {
            let isTroubled = pass >= troubledPass
            if isTroubled, trouble == .fails, position > 0 {
                throw .inputOutput(path: "gifts.csv", reason: "Input/output error")
            }
            let served = isTroubled && trouble == .grows ? bytes + Array("2026-01-09,9\n".utf8) : bytes
            // In two halves, so that trouble can come between them.
            let count = min(buffer.count, served.count - position, max(1, served.count / 2))
            guard count > 0 else { return 0 }
            buffer.copyBytes(from: served[position..<position + count])
            position += count
            return count
        }

        func rewind() throws(ByteSourceError) {
            pass += 1
            position = 0
        }
    }

    private static let text = "date,amount\n2026-01-05,5\n2026-01-06,6\n"

    private func failure(_ source: some ByteSource) -> GiftFileError? {
        do throws(GiftFileError) {
            var reader = try GiftRowReader(source: source, index: RowsPlan.index, today: RowsPlan.today)
            while try reader.next() != .end {}
            return nil
        } catch { return error }
    }

    @Test func aFailureWhileTheFileIsLookedThrough() {
        let error = failure(UnsteadySource(Self.text, .fails, inPass: 1))
        #expect(error?.code == GiftFileError.unreadable)
        #expect(error?.message == "gifts.csv: reading failed (Input/output error)")
        #expect(error?.description == error?.message)
    }

    @Test func aFailureWhileRowsAreRead() {
        #expect(failure(UnsteadySource(Self.text, .fails, inPass: 2))?.code == GiftFileError.unreadable)
    }

    @Test func aFileThatGrowsWhileItIsRead() {
        // After its first bytes and a look through it.
        #expect(failure(UnsteadySource(Self.text, .grows, inPass: 3))?.code == "csv-changed-while-reading")
        #expect(failure(UnsteadySource(Self.text, .grows, inPass: 9)) == nil)
    }

    @Test func rejectsOfASourceThatFails() throws {
        for pass in 1...3 {
            let source = UnsteadySource(Self.text, .fails, inPass: pass)
            #expect(throws: GiftFileError.self) { try rejectedRows(of: source, [2: "bad"]) }
        }
    }
}
