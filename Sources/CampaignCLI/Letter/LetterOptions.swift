import ArgumentParser

/// How letters are written: the same words for every command that writes them.
struct LetterOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Only the first N letters, as a proof.", valueName: "count")) var limit: Int?
    @Option(help: ArgumentHelp("Write one file per letter into this folder.", valueName: "dir"))
    var each: String?
    @Flag(help: "Write a PDF; needs WeasyPrint or Chromium.") var pdf = false
    @Flag(help: "Send the default letter to donors whose language has none.") var fallback = false
    @Flag(name: .customLong("dry-run"), help: "Check everything, write nothing.") var dryRun = false

    func checkLimit() throws(CommandError) {
        guard let limit, limit < 1 else { return }
        throw .usage("bad-value", "--limit must be above zero", hint: "leave it out for all letters")
    }

    func destination(_ session: Session, _ options: GlobalOptions) throws -> LetterDestination {
        try LetterDestination(
            session, directory: session.directory(), output: options.output, each: each, isPDF: pdf)
    }

    /// A session whose answer goes to the screen, whatever `-o` says: it names the page.
    static func session(_ options: GlobalOptions) throws -> Session {
        var options = options
        options.output = nil
        return try Session(options)
    }
}
