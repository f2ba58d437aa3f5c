public import CampaignExchange
import CampaignKit
public import CampaignLedger
import Dispatch
import Foundation

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

/// Hands batches of things from the core that reads them to the one that posts them, a few at a time.
public final class RowPipe<Element: Sendable>: @unchecked Sendable {
    // Every access to the fields below is under `condition`.
    private let condition = NSCondition()
    private let depth: Int
    private var batches: [[Element]] = []
    private var isDone = false
    private var isStopped = false

    public init(depth: Int = 4) { self.depth = depth }

    /// Waits for room; false when no one takes any more.
    public func put(_ batch: [Element]) -> Bool {
        condition.lock()
        defer { condition.unlock() }
        while batches.count >= depth, !isStopped { condition.wait() }
        guard !isStopped else { return false }
        batches.append(batch)
        condition.signal()
        return true
    }

    /// There is nothing more to come.
    public func end() {
        condition.lock()
        defer { condition.unlock() }
        isDone = true
        condition.signal()
    }

    /// Waits for a batch; nil after the last.
    public func take() -> [Element]? {
        condition.lock()
        defer { condition.unlock() }
        while batches.isEmpty, !isDone { condition.wait() }
        guard !batches.isEmpty else { return nil }
        condition.signal()
        return batches.removeFirst()
    }

    /// Nothing more is wanted: whoever waits for room goes on.
    public func stop() {
        condition.lock()
        defer { condition.unlock() }
        isStopped = true
        batches.removeAll()
        condition.signal()
    }
}
