import Foundation
import Testing

/// A copy of the sample plan in a folder of its own, and the real program run in it.
final class TestWorkspace: Sendable {
    let folder: String
    /// What the program remembers of ledgers: never in the home of whoever runs the tests.
    let state: String
    /// Whether the folder goes with this value; not when it is someone else's mount.
    private let isOwned: Bool

    /// A fresh folder with the sample's campaigns, or without any plan.
    init(plan: Bool = true, in place: String? = nil) throws {
        isOwned = place == nil
        folder = place ?? NSTemporaryDirectory() + "campaign-e2e-ws-\(UUID().uuidString)"
        state = NSTemporaryDirectory() + "campaign-e2e-state-\(UUID().uuidString)"
        let manager = FileManager.default
        try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
        guard plan else { return }
        try manager.copyItem(
            at: Binary.repository.appendingPathComponent("Campaigns"),
            to: URL(fileURLWithPath: folder + "/Campaigns"))
    }

    deinit {
        if isOwned { try? FileManager.default.removeItem(atPath: folder) }
        try? FileManager.default.removeItem(atPath: state)
    }

    var ledger: String { folder + "/campaign.sqlite" }

    static let environment = [
        "PATH": Binary.folder + ":/usr/local/bin:/usr/bin:/bin", "HOME": "/nonexistent",
        "LC_ALL": "C.UTF-8", "TERM": "xterm-256color", "CAMPAIGN_TODAY": "2026-11-20",
    ]

    var options: Program.Options {
        Program.Options(
            directory: folder, environment: Self.environment.merging(["XDG_STATE_HOME": state]) { $1 })
    }

    func start(_ arguments: [String], _ change: (inout Program.Options) -> Void = { _ in }) -> Program {
        var options = options
        change(&options)
        return Program(Binary.path ?? "no campaign beside the tests", arguments, options)
    }

    @discardableResult
    func run(_ arguments: String..., change: (inout Program.Options) -> Void = { _ in }) -> Program.Result {
        start(arguments, change).wait()
    }

    /// A line for the shell, with `campaign` on its path.
    func shell(_ line: String, change: (inout Program.Options) -> Void = { _ in }) -> Program.Result {
        var options = options
        change(&options)
        let bash = Binary.tool("bash")
        return Program(bash ?? "/bin/sh", ["-c", line], options).wait()
    }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
    }

    func bytes(_ name: String) -> Data? { FileManager.default.contents(atPath: folder + "/" + name) }

    var files: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    }

    /// The permission bits of a file.
    func mode(_ name: String) -> Int? {
        let attributes = try? FileManager.default.attributesOfItem(atPath: folder + "/" + name)
        return (attributes?[.posixPermissions] as? NSNumber)?.intValue
    }

    /// Puts another workspace's ledger here.
    func takeLedger(of other: TestWorkspace) throws {
        try FileManager.default.copyItem(atPath: other.ledger, toPath: ledger)
    }

    /// The figures of `status --json`, without what names the moment of posting.
    func figures() throws -> Figures { try Figures(run("status", "--json")) }

    /// Nil when the ledger's own deep check finds nothing, else what it says.
    func deepProblem() -> String? {
        let result = run("check", "--deep")
        return result.succeeded ? nil : "check --deep: " + result.failure
    }
}

/// What `status --json` says about money, comparable between two ledgers.
struct Figures: Equatable, CustomStringConvertible {
    private let text: String
    let raised: Int64
    let gifts: Int

    init(_ result: Program.Result) throws {
        guard result.succeeded else { throw Unreadable(description: "status: " + result.failure) }
        let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
        guard var members = object as? [String: Any], let total = members["total"] as? [String: Any],
            let money = total["raised"] as? [String: Any], let minor = money["minor"] as? NSNumber,
            let count = total["gifts"] as? NSNumber
        else { throw Unreadable(description: "status: no total in " + result.output.prefix(400)) }
        members["ledger_head"] = nil
        text = String(
            decoding: try JSONSerialization.data(withJSONObject: members, options: .sortedKeys), as: UTF8.self
        )
        raised = minor.int64Value
        gifts = count.intValue
    }

    var description: String { "raised \(raised), \(gifts) gifts" }

    struct Unreadable: Error, CustomStringConvertible { let description: String }
}
