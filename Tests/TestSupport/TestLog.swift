import Foundation

/// What tests have to say besides passing: seeds, skipped data.
///
/// Written to the standard error stream.
public enum TestLog {
    /// Writes one line.
    public static func note(_ line: String) {
        FileHandle.standardError.write(Data("note: \(line)\n".utf8))
    }
}
