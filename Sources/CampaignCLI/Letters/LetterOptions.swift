/// The global options of commands whose `-o` names a page and not the answer.
enum LetterOptions {
    /// A session whose answer goes to the screen, whatever `-o` says.
    static func session(_ options: GlobalOptions) throws -> Session {
        var options = options
        options.output = nil
        return try Session(options)
    }
}
