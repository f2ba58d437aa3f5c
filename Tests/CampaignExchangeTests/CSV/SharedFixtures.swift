import Foundation

/// The conformance suites that are next to the repository, where they are there.
enum SharedFixtures {
    static let notice: String =
        "no ../shared/data/csv beside the repository and no SHARED_DIR: conformance skipped"

    /// The folder `shared/data/csv`, from SHARED_DIR or found next to any folder above this file.
    static let csv: String? = {
        var candidates: [String] = []
        if let shared = ProcessInfo.processInfo.environment["SHARED_DIR"] {
            candidates = [shared + "/data/csv", shared + "/csv"]
        }
        var folder = URL(fileURLWithPath: #filePath)
        while folder.path != "/" {
            folder.deleteLastPathComponent()
            candidates.append(folder.appendingPathComponent("shared/data/csv").path)
        }
        return candidates.first { FileManager.default.fileExists(atPath: $0) }
    }()

    static let spectrum = [
        "comma_in_quotes", "empty", "empty_crlf", "escaped_quotes", "json", "location_coordinates",
        "newlines",
        "newlines_crlf", "quotes_and_newlines", "simple", "simple_crlf", "utf8",
    ]

    static let testData = [
        "all-empty", "empty-field", "empty-one-column", "header-no-rows", "header-simple", "leading-space",
        "one-column", "quotes-empty", "quotes-with-comma", "quotes-with-escaped-quote", "quotes-with-newline",
        "quotes-with-space", "simple-crlf", "simple-lf", "trailing-newline-one-field", "trailing-newline",
        "trailing-space", "utf8",
    ]

    static func spectrumFile(_ name: String) throws -> [UInt8] {
        try bytes("csv-spectrum/csvs/\(name).csv")
    }

    static func testDataFile(_ name: String) throws -> [UInt8] {
        try bytes("csv-test-data/csv/\(name).csv")
    }

    static func json(_ path: String) throws -> Any {
        try JSONSerialization.jsonObject(with: Data(bytes(path)), options: [.fragmentsAllowed])
    }

    private static func bytes(_ path: String) throws -> [UInt8] {
        try Array(Data(contentsOf: URL(fileURLWithPath: (csv ?? "") + "/" + path)))
    }

    /// LF to CRLF: git took the CR out of the stored `*_crlf` files.
    static func withReturns(_ bytes: [UInt8]) -> [UInt8] {
        bytes.contains(0x0D) ? bytes : bytes.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
    }
}
