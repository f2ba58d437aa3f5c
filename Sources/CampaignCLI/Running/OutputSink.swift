/// Where a command writes to: a stream of the process, a buffer in tests.
public protocol OutputSink: AnyObject, Sendable {
    /// Writes all bytes or throws.
    func write(bytes: [UInt8]) throws(OutputError)
}

extension OutputSink {
    /// Writes the text as UTF-8.
    public func write(_ text: String) throws(OutputError) { try write(bytes: Array(text.utf8)) }
}

/// Why a stream took no more.
public enum OutputError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The reader left early, as `head` does: no failure of our own.
    case brokenPipe
    case failed(reason: String)

    public var description: String {
        switch self {
        case .brokenPipe: "its reader has stopped"
        case .failed(let reason): reason
        }
    }
}

/// Where a command reads piped data from.
public protocol InputSource: AnyObject, Sendable {
    /// The next bytes, at most `count`; none at the end.
    func read(upTo count: Int) throws(InputError) -> [UInt8]
}

/// The input could not be read.
public struct InputError: Error, Equatable, Sendable {
    public let reason: String

    public init(reason: String) { self.reason = reason }
}
