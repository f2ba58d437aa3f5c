import Glibc

/// A workbook, or an archive with one file in it, that programs of this machine unpack.
public struct PackedFile: Sendable {
    /// What is in it.
    public enum Content: Sendable, Equatable {
        /// An Excel workbook of so many sheets; nil where no program here can say.
        case workbook(sheets: Int?)
        /// Another office document.
        case document
        /// An archive of these files, folders and the notes of other systems apart.
        case archive([String])
    }

    /// The programs, which are also the names of Debian's packages.
    public static let workbookProgram = "xlsx2csv"
    public static let archiveProgram = "unzip"

    /// The most names that are read of an archive.
    private static let listLimit = 1 << 20

    public let path: String
    private let environment: [String: String]

    /// Nil for a file that does not begin as an archive does, or is none.
    public init?(_ path: String, environment: [String: String]) {
        guard FileIdentity(path).kind == .file, let head = try? InputFile.bytes(path, limit: 4),
            head == [0x50, 0x4B, 0x03, 0x04]
        else { return nil }
        self.path = path
        self.environment = environment
    }

    /// What it holds; nil where that takes a program that is not installed, or is no archive after all.
    public var content: Content? {
        let isWorkbook = path.lowercased().hasSuffix(".xlsx") || path.lowercased().hasSuffix(".xlsm")
        guard let unzip = InstalledProgram.path(of: Self.archiveProgram, environment) else {
            return isWorkbook ? .workbook(sheets: nil) : nil
        }
        guard let listing = ProgramOutput([unzip, "-Z1", path], environment: environment) else { return nil }
        let bytes = listing.all(limit: Self.listLimit)
        guard listing.end() == 0 else { return isWorkbook ? .workbook(sheets: nil) : nil }
        let names = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
        if names.contains("[Content_Types].xml") {
            let sheets = names.count { $0.hasPrefix("xl/worksheets/") && $0.hasSuffix(".xml") }
            return sheets > 0 ? .workbook(sheets: sheets) : .document
        }
        return .archive(names.filter(Self.isFile))
    }

    private static func isFile(_ name: String) -> Bool {
        !name.hasSuffix("/") && !name.hasPrefix("__MACOSX/") && !name.hasSuffix(".DS_Store")
    }

    /// The first sheet of a workbook, or one by its name, as CSV; nil where the program cannot be started.
    ///
    /// Days are written year first, whatever the workbook shows; amounts with all their digits.
    public func sheet(_ name: String?) -> ProgramOutput? {
        guard let program = InstalledProgram.path(of: Self.workbookProgram, environment) else { return nil }
        let choice = name.map { ["-n", $0] } ?? ["-s", "1"]
        let forms = ["-f", "%Y-%m-%d", "-t", "%H:%M:%S", "--floatformat", "%.6f"]
        return ProgramOutput([program] + forms + choice + [path], environment: environment)
    }

    /// The one file of an archive; nil where the program cannot be started.
    public func file() -> ProgramOutput? {
        guard let program = InstalledProgram.path(of: Self.archiveProgram, environment) else { return nil }
        // With an empty password it does not ask for one.
        let command = [program, "-p", "-P", "", path, "-x", "__MACOSX/*", "*.DS_Store"]
        return ProgramOutput(command, environment: environment)
    }

    public static func isInstalled(_ program: String, environment: [String: String]) -> Bool {
        InstalledProgram.path(of: program, environment) != nil
    }
}
