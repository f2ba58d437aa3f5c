import Foundation
import Glibc
import Synchronization

/// Passes on what a program and its server say to each other, and cuts the line at the end of a posting.
///
/// A thread for each conversation; it ends when either side hangs up.
final class CuttingProxy: Sendable {
    /// When the line goes dead: the server has not heard of the end, or has, and its answer is lost.
    enum Cut { case before, after }

    struct Failed: Error { let call: String }

    /// What an address names as its host.
    let folder: String
    private let server: String
    private let listener: Int32
    private let next = Next()
    private static let name = "/.s.PGSQL.5432"

    /// The cut that the next end of a posting meets.
    private final class Next: Sendable {
        private let cut = Mutex<Cut?>(nil)

        func set(_ new: Cut) { cut.withLock { $0 = new } }

        func take() -> Cut? {
            cut.withLock { cut in
                defer { cut = nil }
                return cut
            }
        }
    }

    init(to server: String) throws {
        self.server = server + Self.name
        folder = "/tmp/cut-" + UUID().uuidString.prefix(8)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        let isBound = Self.address(folder + Self.name) { bind(self.listener, $0, $1) }
        guard isBound == 0, listen(listener, 16) == 0 else { throw Failed(call: "listen") }
        let (listener, path, next) = (listener, self.server, next)
        Thread.detachNewThread {
            while true {
                let client = accept(listener, nil, nil)
                guard client >= 0 else { return }
                Thread.detachNewThread {
                    let there = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
                    if Self.address(path, { connect(there, $0, $1) }) == 0 {
                        Self.relay(client, there) { next.take() }
                    }
                    close(client)
                    close(there)
                }
            }
        }
    }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Cuts the line at the end of the next posting.
    func arm(_ cut: Cut) { next.set(cut) }

    /// Carries bytes both ways until one side hangs up, or the line is cut.
    private static func relay(_ client: Int32, _ server: Int32, _ take: () -> Cut?) {
        // Whole: a transaction begins with READ COMMITTED.
        let end = Data("COMMIT\0".utf8)
        var isMuted = false
        while true {
            var sides = [client, server].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
            guard poll(&sides, 2, -1) > 0 else { return }
            if sides[0].revents != 0 {
                guard let bytes = received(client) else { return }
                if bytes.range(of: end) != nil, let cut = take() {
                    guard cut == .after else { return }
                    isMuted = true
                }
                guard sent(bytes, to: server) else { return }
            }
            if sides[1].revents != 0 {
                guard let bytes = received(server), !isMuted, sent(bytes, to: client) else { return }
            }
        }
    }

    private static func received(_ descriptor: Int32) -> Data? {
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let count = read(descriptor, &bytes, bytes.count)
        return count > 0 ? Data(bytes.prefix(count)) : nil
    }

    private static func sent(_ bytes: Data, to descriptor: Int32) -> Bool {
        var rest = [UInt8](bytes)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    private static func address(
        _ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix($0.count - 1)) }
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, size) }
        }
    }
}
