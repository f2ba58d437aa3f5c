import Foundation

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
