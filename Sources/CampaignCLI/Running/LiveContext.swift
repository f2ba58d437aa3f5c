import CampaignKit
import Foundation
import Glibc
import System
import Terminal

/// The real world: the only file that touches the process's clock and file descriptors.
extension CommandContext {
    /// The context of this process.
    ///
    /// Also makes Ctrl-C end it with 130 and without what was temporary, and a reader who left show as
    /// `EPIPE`.
    public static func live() -> CommandContext {
        signal(SIGPIPE, SIG_IGN)
        Interruption.watch()
        let environment = ProcessInfo.processInfo.environment
        var context = CommandContext(
            input: FileDescriptor(STDIN_FILENO), output: FileDescriptor(STDOUT_FILENO),
            errors: FileDescriptor(STDERR_FILENO), directory: FileManager.default.currentDirectoryPath,
            actor: userName(environment), clock: { UTCInstant(secondsSince1970: time(nil)) },
            random: { UInt64.random(in: 0...UInt64.max) })
        context.environment = environment
        context.inputIsTerminal = ScreenSize.isTerminal(fd: STDIN_FILENO)
        context.outputIsTerminal = ScreenSize.isTerminal(fd: STDOUT_FILENO)
        context.errorsAreTerminal = ScreenSize.isTerminal(fd: STDERR_FILENO)
        context.screen = ScreenSize.current(fd: STDOUT_FILENO)
        context.page = { Pager.run(text: $0, command: $1, environment: environment) }
        context.show = {
            PageViewer.find(environment: environment)?.show($0, environment: environment) ?? false
        }
        context.pause = { usleep(400_000) == 0 || errno == EINTR }
        return context
    }

    /// The account's name; variables can lie, so they are asked last.
    private static func userName(_ environment: [String: String]) -> String {
        guard let entry = getpwuid(geteuid()), let name = entry.pointee.pw_name else {
            return environment["USER"] ?? "uid \(geteuid())"
        }
        return String(cString: name)
    }
}

/// A stream of the process.
private final class FileDescriptor: InputSource, OutputSink {
    private let number: Int32

    init(_ number: Int32) { self.number = number }

    func read(upTo count: Int) throws(InputError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        while true {
            let taken = Glibc.read(number, &bytes, count)
            if taken >= 0 { return Array(bytes.prefix(taken)) }
            guard errno == EINTR else { throw InputError(reason: FileStatus.lastError()) }
        }
    }

    func write(bytes: [UInt8]) throws(OutputError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(number, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR { continue }
                throw errno == EPIPE ? .brokenPipe : .failed(reason: FileStatus.lastError())
            }
            rest = rest.dropFirst(count)
        }
    }
}
