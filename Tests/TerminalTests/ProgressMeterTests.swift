import CampaignKit
import Synchronization
import Testing

@testable import Terminal

@Suite struct ProgressMeterTests {
    /// A clock that stands still until told, and a screen that remembers.
    private final class Fake: Sendable {
        let time = Mutex<UInt64>(5_000_000_000)
        let drawn = Mutex<[String]>([])

        var lines: [String] { drawn.withLock { $0 } }

        func advance(milliseconds: UInt64) {
            time.withLock { $0 += milliseconds * 1_000_000 }
        }

        func meter(
            label: String = "Reading", isTerminal: Bool = true, disabled: Bool = false, width: Int = 80,
            ascii: Bool = false
        ) -> ProgressMeter {
            ProgressMeter(
                label: label, isTerminal: isTerminal, disabled: disabled, width: width, ascii: ascii,
                now: { self.time.withLock { $0 } }, draw: { line in self.drawn.withLock { $0.append(line) } })
        }
    }

    @Test func shortJobsShowNothing() {
        let fake = Fake()
        var meter = fake.meter()
        fake.advance(milliseconds: 299)
        meter.update(done: 99, total: 100, rows: 5)
        meter.finish()
        #expect(fake.lines.isEmpty)
    }

    @Test func drawsAfterAWhileAndClears() {
        let fake = Fake()
        var meter = fake.meter()
        fake.advance(milliseconds: 300)
        meter.update(done: 455, total: 1000, rows: 1_234_567)
        meter.finish()
        meter.finish()
        #expect(
            fake.lines == ["\rReading  █████████░░░░░░░░░░░  45%  1,234,567 rows\u{1B}[K", "\r\u{1B}[K"])
    }

    @Test func tenTimesASecondAtMost() {
        let fake = Fake()
        var meter = fake.meter()
        for _ in 0..<2000 {
            fake.advance(milliseconds: 1)
            meter.update(done: 1, total: 2, rows: 1)
        }
        #expect(fake.lines.count == 18)
    }

    @Test(arguments: [(false, false), (true, true), (false, true)])
    func silentOffTerminalOrWhenDisabled(isTerminal: Bool, disabled: Bool) {
        let fake = Fake()
        var meter = fake.meter(isTerminal: isTerminal, disabled: disabled)
        fake.advance(milliseconds: 5000)
        meter.update(done: 1, total: 2, rows: 1)
        meter.finish()
        #expect(fake.lines.isEmpty)
    }

    @Test func nothingAfterTheEnd() {
        let fake = Fake()
        var meter = fake.meter()
        fake.advance(milliseconds: 500)
        meter.finish()
        meter.update(done: 1, total: 2, rows: 1)
        #expect(fake.lines.isEmpty)
    }

    @Test(
        arguments: [
            (1, nil, 1, "\rReading  1 row\u{1B}[K"),
            (1, 0, 0, "\rReading  0 rows\u{1B}[K"),
            (999, 1000, 12, "\rReading  ###################.  99%  12 rows\u{1B}[K"),
            (1000, 1000, 999, "\rReading  #################### 100%  999 rows\u{1B}[K"),
            (3000, 1000, 1000, "\rReading  #################### 100%  1,000 rows\u{1B}[K"),
            (-1, 1000, -1000, "\rReading  ....................   0%  -1,000 rows\u{1B}[K"),
            (Int64.max - 1, Int64.max, 2, "\rReading  ###################.  99%  2 rows\u{1B}[K"),
        ] as [(Int64, Int64?, Int, String)])
    func figures(_ done: Int64, _ total: Int64?, _ rows: Int, _ line: String) {
        let fake = Fake()
        var meter = fake.meter(ascii: true)
        fake.advance(milliseconds: 400)
        meter.update(done: done, total: total, rows: rows)
        #expect(fake.lines == [line])
    }

    @Test func staysOnOneLine() {
        let fake = Fake()
        var meter = fake.meter(label: "日本語\u{1B}[2J\n.csv", width: 20)
        fake.advance(milliseconds: 400)
        meter.update(done: 1, total: 3, rows: 1)
        #expect(fake.lines == ["\r日本語\u{FFFD}[2J .csv  █…\u{1B}[K"])
    }

    @Test func aClockThatStepsBackDoesNotTrap() {
        let fake = Fake()
        var meter = fake.meter()
        fake.time.withLock { $0 = 0 }
        meter.update(done: 1, total: 2, rows: 1)
        #expect(fake.lines.isEmpty)
    }

    @Test func theRealClockRuns() {
        let first = ProgressMeter.monotonicNanoseconds()
        #expect(first > 0)
        #expect(ProgressMeter.monotonicNanoseconds() >= first)
    }
}
