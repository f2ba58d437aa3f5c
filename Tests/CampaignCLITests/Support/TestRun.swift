import CampaignCLI
import CampaignKit
import Foundation
import Synchronization
import Terminal
import TestSupport

@testable import CampaignLedger

/// One temporary folder in which command lines are run in process.
final class TestRun {
    /// What one command line did.
    struct Result {
        let status: Int32
        let output: String
        let errors: String

        /// The answer on one line, wherever it was wrapped.
        var answer: String { output.split { $0 == " " || $0 == "\n" }.joined(separator: " ") }
        /// The errors on one line, wherever they were wrapped.
        var said: String { errors.split { $0 == " " || $0 == "\n" }.joined(separator: " ") }
    }

    let folder: URL
    /// What the commands remember of ledgers: never in the home of whoever runs the tests.
    let state: String
    /// Where commands start; the workspace when there is one.
    var directory: String { folder.path }
    var environment: [String: String] = ["CAMPAIGN_TODAY": "2026-11-20", "LANG": "C.UTF-8"]
    /// What the clock shows, in seconds since 1970: an evening of 20 November in New York.
    var now = 1_795_226_400
    /// Whose account runs the commands.
    var actor = "tester"
    /// Where the ledger is, when the test's server has it; it goes with the run.
    private(set) var database: LedgerLocation?
    /// The hashes of batches 1, 2, … of a ledger that was posted before: salts are random, so they differ.
    var batchHashes: [String] = []
    var screen: ScreenSize?
    var output = Buffer()
    /// Whether a second passes each time that someone looks at the clock, with a terminal to say so on.
    var isSlow = false
    /// What the next command line finds on its standard input.
    var input = Data()

    init(_ workspace: Fixture = .basic) throws {
        StatementOrder.hold()
        // Longer than a line wherever temporary files are: texts wrap around it alike everywhere.
        let parent = FileManager.default.temporaryDirectory
        let name = "campaign-cli-\(UUID().uuidString)"
        let missing = max(0, 100 - parent.appendingPathComponent(name).path.count)
        folder = parent.appendingPathComponent(name + String(repeating: "-", count: missing))
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try workspace.write(to: folder)
        state = folder.path + "-state"
        environment["XDG_STATE_HOME"] = state
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
        try? FileManager.default.removeItem(atPath: state)
        if let database { TestServer.remove(database.place) }
    }

    /// Has every command keep the ledger in a database of its own on the test's server.
    func useServer() throws {
        let place = try TestServer.place()
        database = try LedgerLocation(place, from: "/")
        environment["CAMPAIGN_LEDGER"] = place
    }

    /// Runs `campaign` with these words.
    func run(_ arguments: String...) -> Result { run(arguments) }

    func run(_ arguments: [String]) -> Result {
        let output = output
        let errors = Buffer()
        let context = context(output, errors)
        let status = CampaignCommand.run(arguments, in: context)
        let result = Result(status: status, output: portable(output.text), errors: portable(errors.text))
        self.output = Buffer()
        self.input = Data()
        return result
    }

    /// What a command gets from the world.
    func context(_ output: Buffer = Buffer(), _ errors: Buffer = Buffer()) -> CommandContext {
        let now = now
        var context = CommandContext(
            input: Buffer(bytes: Array(input)), output: output, errors: errors, directory: directory,
            actor: actor,
            clock: { UTCInstant(secondsSince1970: now) }, random: { 42 })
        context.environment = environment
        context.screen = screen
        context.outputIsTerminal = screen != nil
        if isSlow {
            let seconds = Mutex<UInt64>(0)
            context.errorsAreTerminal = true
            context.monotonic = {
                seconds.withLock {
                    $0 += 1
                    return $0 * 1_000_000_000
                }
            }
        }
        return context
    }

    /// The text of a file in the folder; nil when there is none.
    func file(_ path: String) -> String? {
        (try? Data(contentsOf: folder.appendingPathComponent(path))).map {
            String(decoding: $0, as: UTF8.self)
        }
    }

    /// The bytes of a file in the folder.
    func bytes(_ path: String) throws -> Data { try Data(contentsOf: folder.appendingPathComponent(path)) }

    func write(_ text: String, to path: String) throws { try write(Data(text.utf8), to: path) }

    func write(_ bytes: Data, to path: String) throws {
        let file = folder.appendingPathComponent(path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try bytes.write(to: file)
    }

    /// The text without what differs from run to run: the folder, and the hashes of batches, `<B-1>`.
    ///
    /// On a server a ledger is a database of the test's own.
    func portable(_ text: String) -> String {
        var text = text.replacing(folder.path, with: "/WORKSPACE")
            .replacing(#/ledger: the database t[0-9a-f]{32}/#, with: "ledger:\n  /WORKSPACE/campaign.sqlite")
        for (index, hash) in batchHashes.enumerated() {
            let name = "<B-\(index + 1)>"
            text = text.replacing(hash, with: name).replacing(hash.prefix(12), with: name)
        }
        return text
    }
}
