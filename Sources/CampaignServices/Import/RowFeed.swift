public import CampaignExchange
import CampaignKit
public import CampaignLedger
import Dispatch

/// Reads a file on the second core and hands its rows, with their keys, to a posting on this one.
public struct RowFeed {
    /// Rows that are handed over together.
    private static let batchSize = 256

    /// One row as it was read, with what was found wrong.
    private enum Event: Sendable {
        case row(KeyedRow)
        case zero(KeyedRow)
        case rejected(line: Int, source: String, giftID: String)
        case problems([RowProblem])
        /// How far the reading has come.
        case progress(done: Int64, total: Int64, rows: Int)
    }

    /// The reader while the other core has it.
    ///
    /// It is used there only until `feed` returns, which waits for the end, and here only afterwards.
    private final class Reading: @unchecked Sendable {
        var reader: GiftRowReader
        var failure: (any Error)?
        init(_ reader: GiftRowReader) { self.reader = reader }
    }

    /// Feeds all rows to `session`; `progress` hears how far the reading has come.
    public static func feed(
        _ reader: inout GiftRowReader, to session: ImportSession,
        progress: (_ done: Int64, _ total: Int64, _ rows: Int) -> Void
    ) throws {
        let reading = Reading(reader)
        let pipe = RowPipe<Event>()
        let group = DispatchGroup()
        DispatchQueue.global().async(group: group) {
            do { try read(reading, into: pipe) } catch { reading.failure = error }
            pipe.end()
        }
        defer {
            pipe.stop()
            group.wait()
            reader = reading.reader
        }
        while let events = pipe.take() {
            for event in events { try hand(event, to: session, progress) }
            if session.wantsAnotherReading { return }
        }
        group.wait()
        if let failure = reading.failure { throw failure }
    }

    private static func read(_ reading: Reading, into pipe: RowPipe<Event>) throws {
        let keyer = RowKeyer()
        var events: [Event] = []
        events.reserveCapacity(batchSize + 2)
        while true {
            let outcome = try reading.reader.next()
            let problems = reading.reader.takeProblems()
            if !problems.isEmpty { events.append(.problems(problems)) }
            switch outcome {
            case .row(let row): events.append(.row(keyer.keyed(row)))
            case .zero(let row): events.append(.zero(keyer.keyed(row)))
            case .rejected(let line, let source, let giftID):
                events.append(.rejected(line: line, source: source, giftID: giftID))
            case .end:
                _ = pipe.put(events)
                return
            }
            guard events.count >= batchSize else { continue }
            events.append(
                .progress(
                    done: reading.reader.bytesRead, total: reading.reader.totalBytes,
                    rows: reading.reader.rowsRead))
            guard pipe.put(events) else { return }
            events.removeAll(keepingCapacity: true)
        }
    }

    private static func hand(
        _ event: Event, to session: ImportSession,
        _ progress: (_ done: Int64, _ total: Int64, _ rows: Int) -> Void
    ) throws {
        switch event {
        case .row(let row): try session.add(row)
        case .zero(let row): try session.leaveOutZero(row)
        case .rejected(let line, let source, let giftID):
            try session.refuse(line: line, source: source, giftID: giftID)
        case .problems(let problems): try session.note(problems)
        case .progress(let done, let total, let rows): progress(done, total, rows)
        }
    }
}
