import CampaignKit
import Glibc

/// One line that shows how far a long job has come, and goes away when it is done.
///
/// It draws only on a terminal, only when the job takes a while, and never hides the cursor, so a crash
/// leaves the terminal as it was. Off a terminal it is silent; the caller prints a line per phase instead.
public struct ProgressMeter: Sendable {
    /// A short job shows nothing.
    private static let delay: UInt64 = 300_000_000
    /// Ten times a second at most.
    private static let interval: UInt64 = 100_000_000
    private static let barWidth = 20

    private let label: String
    private let isActive: Bool
    private let width: Int
    private let ascii: Bool
    private let now: @Sendable () -> UInt64
    private let draw: @Sendable (String) -> Void
    private let started: UInt64
    private var lastDrawn: UInt64?
    private var isFinished = false

    /// A meter whose clock starts now.
    ///
    /// - Parameters:
    ///   - label: What is going on, such as "Reading gifts.csv".
    ///   - isTerminal: Whether `draw` writes to a terminal that understands escape sequences.
    ///   - disabled: Whether `NO_PROGRESS` or `--quiet` was asked for.
    ///   - width: The columns of the terminal.
    ///   - ascii: Whether the bar keeps to ASCII.
    ///   - now: A monotonic clock in nanoseconds.
    ///   - draw: Writes, unbuffered, where the talk goes (standard error).
    public init(
        label: String = "", isTerminal: Bool, disabled: Bool = false, width: Int = 80, ascii: Bool = false,
        now: @escaping @Sendable () -> UInt64 = ProgressMeter.monotonicNanoseconds,
        draw: @escaping @Sendable (String) -> Void
    ) {
        self.label = TerminalText.safe(label)
        self.isActive = isTerminal && !disabled
        self.width = width
        self.ascii = ascii
        self.now = now
        self.draw = draw
        self.started = now()
    }

    /// Takes note of where the job is: `done` of `total` (bytes, as a rule; nil if unknown), and rows so far.
    public mutating func update(done: Int64, total: Int64?, rows: Int) {
        guard isActive, !isFinished else { return }
        let time = now()
        // A clock that steps back (a fake, a suspended machine) must not trap.
        guard time >= started, time - started >= Self.delay else { return }
        if let lastDrawn, time < lastDrawn || time - lastDrawn < Self.interval { return }
        lastDrawn = time
        // One column short: in the last one many terminals wrap.
        let text = DisplayWidth.truncate(
            line(done: done, total: total, rows: rows), to: width - 1, ellipsis: ascii ? "..." : "…")
        draw("\r\(text)\u{1B}[K")
    }

    /// Clears the line, if one was drawn; the meter draws nothing from then on.
    public mutating func finish() {
        guard !isFinished else { return }
        isFinished = true
        if lastDrawn != nil {
            draw("\r\u{1B}[K")
        }
    }

    private func line(done: Int64, total: Int64?, rows: Int) -> String {
        var parts = label.isEmpty ? [] : [label]
        if let total, total > 0 {
            let bar = Bar.text(fraction: done, of: total, width: Self.barWidth, ascii: ascii)
            let percent = String(Int128(min(max(done, 0), total)) * 100 / Int128(total))
            parts.append("\(bar) \(DisplayWidth.pad(percent, to: 3, alignment: .trailing))%")
        }
        parts.append(rows == 1 ? "1 row" : "\(grouped(rows)) rows")
        return parts.joined(separator: "  ")
    }

    private func grouped(_ number: Int) -> String {
        var digits = String(number.magnitude)
        var groups: [String] = []
        while digits.count > 3 {
            groups.insert(String(digits.suffix(3)), at: 0)
            digits.removeLast(3)
        }
        return (number < 0 ? "-" : "") + ([digits] + groups).joined(separator: ",")
    }

    /// The system's monotonic clock.
    public static let monotonicNanoseconds: @Sendable () -> UInt64 = {
        var time = timespec()
        guard clock_gettime(CLOCK_MONOTONIC, &time) == 0 else { return 0 }
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}
