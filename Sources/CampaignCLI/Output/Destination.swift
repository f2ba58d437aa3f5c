import CampaignFiles
import CampaignKit
import CampaignLedger
import CampaignServices
import System
import Terminal

/// Opens the files that commands write, and keeps them out of the ledger, the plan and what a command reads.
struct Destination {
    let context: CommandContext
    /// The workspace's folder, for commands that need none too.
    let workspace: String?
    /// Whether the user said that a file of the name may go.
    let force: Bool
    /// What the command reads, as the user named it.
    var inputs: [String] = []

    init(context: CommandContext, options: GlobalOptions, reading inputs: [String] = []) {
        self.context = context
        self.inputs = inputs
        force = options.force
        workspace = try? WorkspaceLocator.find(
            from: context.directory, environmentHome: context.environment["CAMPAIGN_HOME"],
            explicit: options.directory)
    }

    /// A file that the user named: one that is there stays, but for `--force`.
    func named(_ path: String) throws -> SafeFile {
        // The program's own folder is made for a named file too.
        if let folder = workspace.map({ $0 + "/build" }), context.absolute(path).hasPrefix(folder + "/") {
            try Folders.make(folder, mode: 0o700)
        }
        return try open(path, replacing: force)
    }

    /// A file of the program's own, such as `build/board.html`, made again each time.
    func own(_ path: String) throws -> SafeFile { try open(path, replacing: true) }

    /// A copy of the ledger that the user named: never where a workspace has its own.
    func backup(_ path: String) throws -> SafeFile {
        try SafeFile(context.absolute(path), replacing: force, isMoved: true) { file in
            let isElsewhere =
                !file.folder.isEmpty && Ledger.fileNames.contains(file.name)
                && FileIdentity(file.folder + "/" + WorkspaceSource.folder).kind == nil
            if isElsewhere, !isOwnLedger(file) { return }
            try refuse(file)
        }
    }

    private func open(_ path: String, replacing: Bool) throws -> SafeFile {
        try SafeFile(context.absolute(path), replacing: replacing, refuse: refuse)
    }

    /// Throws for a place that must not be written.
    func refuse(_ file: FileIdentity) throws(CommandError) {
        if isLedger(file) {
            throw .usage(
                "output-is-ledger", "the answer would replace the ledger",
                hint: "give the file another name")
        }
        if inputs.contains(where: { FileIdentity(context.absolute($0)).isSame(as: file) }) {
            throw .usage(
                "output-is-input", "\(TerminalText.safe(file.path)) is the file that is read",
                hint: "give the file another name")
        }
        guard isPlan(file) else { return }
        throw .usage(
            "output-is-plan", "\(TerminalText.safe(file.path)) would be a file of the plan",
            hint: "give a name outside of Campaigns/ and Reports/")
    }

    /// The engine's own files next to the ledger are a part of it; so is a ledger of any other folder.
    private func isLedger(_ file: FileIdentity) -> Bool {
        Ledger.fileNames.contains(file.name) || isOwnLedger(file)
    }

    private func isOwnLedger(_ file: FileIdentity) -> Bool {
        guard let workspace else { return false }
        let named = try? LedgerChoice(
            in: workspace, from: context.directory, environment: context.environment)
        let files = LedgerLocation(fileIn: workspace).files + (named?.location.files ?? [])
        return files.contains { FileIdentity($0).isSame(as: file) }
    }

    /// Whether the file is, or would become, a part of a plan: its files are written by people.
    private func isPlan(_ file: FileIdentity) -> Bool {
        let plans =
            workspace.map { root in
                [WorkspaceSource.folder, WorkspaceSource.reportsFolder].map {
                    FileIdentity(root + "/" + $0).path
                }
            } ?? []
        let isInside = plans.contains { file.folder == $0 || file.folder.hasPrefix($0 + "/") }
        return isInside || isBelowPlan(file.folder) || file.name == "organization.yml"
    }

    /// Whether the folder is one called Campaigns that holds a plan, or is in one.
    private func isBelowPlan(_ folder: String) -> Bool {
        let parts = folder.split(separator: "/")
        return parts.indices.contains { index in
            parts[index] == WorkspaceSource.folder
                && FileIdentity("/" + parts[...index].joined(separator: "/") + "/organization.yml").kind
                    != nil
        }
    }
}

extension SafeFile {
    /// Writes what `body` hands over, and moves the file to its place when that was all.
    func fill(_ body: (_ write: ([UInt8]) throws -> Void) throws -> Void) throws {
        try body { try write($0) }
        try commit()
    }
}
