public import CampaignKit
import Foundation
public import Terminal

/// Everything a command gets from the world: streams, clock, environment, terminal, randomness.
///
/// A task-local, so that every command runs in process in tests. Capture it before leaving for another
/// queue, and
/// resolve paths against `directory`, never against the process's own.
public struct CommandContext: Sendable {
    public var input: any InputSource
    /// Data.
    public var output: any OutputSink
    /// Talk: errors, hints, progress.
    public var errors: any OutputSink
    public var inputIsTerminal = false
    public var outputIsTerminal = false
    public var errorsAreTerminal = false
    /// Of the terminal, when there is one.
    public var screen: ScreenSize?
    public var environment: [String: String] = [:]
    /// An absolute path.
    public var directory: String
    /// The account that runs the command.
    public var actor: String
    /// The real clock, whatever `CAMPAIGN_TODAY` says.
    public var clock: @Sendable () -> UTCInstant
    /// Nanoseconds since any moment, for what is shown only when something takes long.
    public var monotonic: @Sendable () -> UInt64 = ProgressMeter.monotonicNanoseconds
    /// Fresh random bits, for the names of temporary files and the salts of digests.
    public var random: @Sendable () -> UInt64
    /// Shows a text in a pager; false when that could not be started.
    public var page: @Sendable (_ text: String, _ command: [String]) -> Bool = { _, _ in false }
    /// Shows a file in the program for it, a page in a browser; false when there is none.
    public var show: @Sendable (_ path: String) -> Bool = { _ in false }
    /// Waits a moment for something to change; false when no one waits any longer.
    public var pause: @Sendable () -> Bool = { false }

    /// The words of the command line, without the program's name.
    var arguments: [String] = []
    /// The command line as it can be pasted.
    var typed: String { ShellLine.of(arguments) }

    /// What the command has posted.
    let posted = PostedNote()
    /// How to ask another person for what it may not post alone.
    let requests = ApprovalRequest()

    public init(
        input: any InputSource, output: any OutputSink, errors: any OutputSink, directory: String,
        actor: String, clock: @escaping @Sendable () -> UTCInstant, random: @escaping @Sendable () -> UInt64
    ) {
        self.input = input
        self.output = output
        self.errors = errors
        self.directory = directory
        self.actor = actor
        self.clock = clock
        self.random = random
    }

    /// The context of the running command.
    @TaskLocal public static var current = CommandContext.detached

    /// What code outside of any command gets: no input, no output, the first second of 1970.
    private static let detached = CommandContext(
        input: NoStream.shared, output: NoStream.shared, errors: NoStream.shared, directory: "/", actor: "",
        clock: { UTCInstant(secondsSince1970: 0) }, random: { 0 })

    /// `path` as an absolute path, seen from the command's directory.
    public func absolute(_ path: String) -> String {
        path.hasPrefix("/") ? path : (directory == "/" ? "/" : directory + "/") + path
    }
}

/// Nothing comes out of it, and what goes in is gone.
private final class NoStream: InputSource, OutputSink {
    static let shared = NoStream()

    func read(upTo count: Int) throws(InputError) -> [UInt8] { [] }
    func write(bytes: [UInt8]) throws(OutputError) {}
}

/// A command line as it can be pasted into a shell.
enum ShellLine {
    /// `campaign` and its words, every option among them, so that more options can be added at the end.
    ///
    /// What comes after `--` are files; options no longer have an effect there, so the mark goes.
    static func of(_ arguments: [String]) -> String {
        let mark = arguments.firstIndex(of: "--") ?? arguments.endIndex
        let files = arguments[mark...].dropFirst().map { $0.count > 1 && $0.hasPrefix("-") ? "./" + $0 : $0 }
        return (["campaign"] + arguments[..<mark] + files).map(ShellWord.quoted).joined(separator: " ")
    }

    /// The same command for one file, where an option named a folder of such files.
    static func of(_ arguments: [String], _ option: String, as file: String) -> String {
        var words: [String] = []
        var rest = arguments[...]
        while let word = rest.popFirst() {
            if word == option {
                _ = rest.popFirst()
            } else if !word.hasPrefix(option + "=") {
                words.append(word)
            }
        }
        return of(words + [file])
    }
}

extension CommandContext {
    /// The variable that sets today for reading and for derived output.
    public static let todayVariable = "CAMPAIGN_TODAY"

    /// The moment, by the real clock, as ledgers store it.
    public func nowUTC() -> UTCInstant { clock() }

    /// The day that `CAMPAIGN_TODAY` says, nil when it is not set.
    public func todayOverride() throws -> CalendarDate? {
        guard let text = environment[Self.todayVariable], !text.isEmpty else { return nil }
        guard let day = CalendarDate(text) else {
            throw CommandError.usage(
                "bad-today", "\(Self.todayVariable) is not a day: '\(text)'", hint: "write it as 2026-11-20")
        }
        return day
    }

    /// Today in a zone: what `CAMPAIGN_TODAY` says, else the civil day there.
    public func today(zone: String) throws -> CalendarDate {
        try todayOverride() ?? civilDay(zone: zone)
    }

    /// The civil day in a zone by the real clock: what a batch records as the day of its posting.
    public func civilDay(zone: String) -> CalendarDate {
        let now = clock()
        let date = Date(timeIntervalSince1970: TimeInterval(now.secondsSince1970))
        // Names are checked when the plan is loaded; UTC is for a plan that could not be.
        return now.day(secondsAhead: TimeZone(identifier: zone)?.secondsFromGMT(for: date) ?? 0)
    }
}
