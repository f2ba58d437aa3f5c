import Terminal

/// HTML that is being written: a buffer that words are escaped into.
struct HTMLBytes {
    private(set) var bytes: [UInt8] = []

    mutating func append(_ finished: [UInt8]) { bytes.append(contentsOf: finished) }

    /// Finished HTML.
    mutating func append(_ finished: String) { bytes.append(contentsOf: finished.utf8) }

    /// Words, shown and never obeyed.
    mutating func words(_ text: String) {
        bytes.append(contentsOf: HTMLText.escape(text).utf8)
    }

    /// Words that keep their own direction and turn nothing around them.
    mutating func isolated(_ text: String) {
        append(Self.opening)
        words(text)
        append(Self.closing)
    }

    /// Takes out what was written so far.
    mutating func drain() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    private static let opening = Array("<bdi>".utf8)
    private static let closing = Array("</bdi>".utf8)
}
