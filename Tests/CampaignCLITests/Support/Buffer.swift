import CampaignCLI
import Synchronization

/// A stream in memory; can be made to break, as a pipe whose reader left.
final class Buffer: OutputSink, InputSource {
    private let bytes: Mutex<[UInt8]>
    private let failure: OutputError?

    init(_ text: String = "", failure: OutputError? = nil) {
        bytes = Mutex(Array(text.utf8))
        self.failure = failure
    }

    init(bytes: [UInt8]) {
        self.bytes = Mutex(bytes)
        failure = nil
    }

    /// Everything written so far.
    var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }

    func write(bytes new: [UInt8]) throws(OutputError) {
        if let failure { throw failure }
        bytes.withLock { $0 += new }
    }

    func read(upTo count: Int) throws(InputError) -> [UInt8] {
        bytes.withLock { bytes in
            defer { bytes.removeFirst(min(count, bytes.count)) }
            return Array(bytes.prefix(count))
        }
    }
}
