import CampaignExchange
import CampaignKit
import CampaignServices
import System
import Terminal

/// A file to import, opened: as it is, or what a workbook or an archive holds.
struct OpenedFile {
    let bytes: FileByteSource
    /// Of the file itself, by which it is known again.
    let digest: [UInt8]
    /// What was taken of it, where that could have been something else.
    var remark: String?
    /// Its name, where that is a workbook's and the file is none.
    private var falseName: String?

    /// Opens a file by its whole path.
    ///
    /// - Parameters:
    ///   - sheet: the sheet of a workbook that is meant; nil for the first.
    ///   - folder: where what is unpacked is kept, without a name, for as long as it is read.
    init(path: String, named name: String, sheet: String?, folder: String, environment: [String: String])
        throws
    {
        guard let packed = PackedFile(path, environment: environment) else {
            guard sheet == nil else { throw Self.error(name, "is not a workbook", "leave out --sheet") }
            try self.init(FileByteSource(path: path, spoolDirectory: folder))
            let isNamedSo = [".xlsx", ".xlsm", ".xls", ".ods"].contains { path.lowercased().hasSuffix($0) }
            falseName = isNamedSo ? name : nil
            return
        }
        let unpacking = Unpacking(file: packed, name: name, folder: folder)
        let whole = try FileByteSource(path: path, spoolDirectory: folder)
        let (bytes, remark) = try unpacking.bytes(sheet, environment)
        // The file in an archive is known again also where it comes without the archive.
        let isArchive = if case .archive = packed.content { true } else { false }
        self.init(bytes: bytes, digest: try FileDigest.sha256(isArchive ? bytes : whole), remark: remark)
    }

    /// The most that is read of a package of grants, which is read whole.
    static let packageLimit = 64 << 20

    /// Opens a 360Giving package: the grants to one recipient, as rows of our columns.
    init(published path: String, named name: String, recipient: String, folder: String) throws {
        let whole = try InputFile.bytes(path, limit: Self.packageLimit)
        guard let package = PublishedPackageReader(whole, recipient: recipient) else {
            throw Self.error(
                name, "is not a 360Giving package", "gifts are imported as CSV: campaign help csv")
        }
        let others = Words.count(package.others, "grant")
        guard package.awards > 0 else {
            throw Self.error(
                name, "has no grant to \(TerminalText.safe(recipient)), and \(others) to others",
                "--as-recipient ID, as the file writes your number")
        }
        var parts = [package.csv][...]
        let bytes = try FileByteSource(spooling: name, in: folder) { parts.popFirst() ?? [] }
        let digest = try FileDigest.sha256(FileByteSource(path: path, spoolDirectory: folder))
        self.init(
            bytes: bytes, digest: digest,
            remark: package.others == 0 ? nil : "\(others) to other organizations left out")
    }

    private init(bytes: FileByteSource, digest: [UInt8], remark: String?) {
        (self.bytes, self.digest, self.remark) = (bytes, digest, remark)
    }

    /// What comes from elsewhere, such as the standard input.
    init(_ bytes: FileByteSource) throws {
        self.init(bytes: bytes, digest: try FileDigest.sha256(bytes), remark: nil)
    }

    fileprivate static func error(_ name: String, _ what: String, _ hint: String) -> GiftFileError {
        GiftFileError(
            code: GiftFileError.packed, message: "\(TerminalText.safe(name)) \(what)", hint: hint)
    }
}

extension OpenedFile {
    /// What to do about a file that has a workbook's name and cannot be read as text either.
    func explained(_ error: GiftFileError) -> GiftFileError {
        guard let falseName, error.code == GiftFileError.noHeader else { return error }
        return Self.error(
            falseName, "has the name of a workbook, but is not one, and no table of gifts either",
            "open it in a spreadsheet program and save as “CSV UTF-8”; if it does not open, download it again"
        )
    }
}

extension ImportRun {
    /// Runs with what was opened; what was taken of it is a remark.
    func run(_ opened: OpenedFile) throws -> Result {
        var result: Result
        do { result = try run(opened.bytes, fileSHA: opened.digest) } catch let error as GiftFileError {
            throw opened.explained(error)
        }
        if let remark = opened.remark { result.remarks.append(remark) }
        return result
    }
}

/// Takes the one table out of a workbook or an archive.
private struct Unpacking {
    let file: PackedFile
    let name: String
    let folder: String

    private static let asCSV = "or open it and save as “CSV UTF-8 (comma delimited)”"

    func bytes(
        _ sheet: String?, _ environment: [String: String]
    ) throws -> (FileByteSource, remark: String?) {
        switch file.content {
        case nil:
            throw notInstalled(PackedFile.archiveProgram, environment, "or unpack it and import the CSV file")
        case .document: throw error("is a document, not a table", "export the table as CSV")
        case .workbook(let sheets):
            guard let output = file.sheet(sheet) else {
                throw notInstalled(PackedFile.workbookProgram, environment, Self.asCSV)
            }
            let bytes = try spool(output, sheet.map { "has no sheet “\(TerminalText.safe($0))”" })
            guard let sheets, sheets > 1, sheet == nil else { return (bytes, nil) }
            return (bytes, "the first of \(sheets) sheets was read; --sheet NAME reads another")
        case .archive(let names):
            guard names.count == 1, sheet == nil else { throw several(names) }
            guard let output = file.file() else {
                throw notInstalled(PackedFile.archiveProgram, environment, "or unpack it")
            }
            return (try spool(output, nil), "\(TerminalText.safe(names[0])) of the archive was read")
        }
    }

    private func several(_ names: [String]) -> GiftFileError {
        guard !names.isEmpty else { return error("is an empty archive", "ask for the export again") }
        let shown = names.prefix(5).map { TerminalText.safe($0) }.joined(separator: ", ")
        let more = names.count > 5 ? " and \(Words.grouped(names.count - 5)) more" : ""
        return error(
            names.count == 1 ? "is an archive, not a workbook" : "holds several files: \(shown)\(more)",
            "unpack it and import the one that you mean")
    }

    /// What the program writes, in a file that has no name; one that writes without end is stopped.
    private func spool(_ output: ProgramOutput, _ missing: String?) throws -> FileByteSource {
        // A table packs to a twentieth of itself, seldom to less.
        let limit = max(256 << 20, 200 * Int64(FileStatus(file.path)?.size ?? 0))
        let bytes: FileByteSource
        do {
            bytes = try FileByteSource(
                spooling: name, in: folder, limit: min(limit, FileByteSource.spoolLimit)
            ) {
                output.read(upTo: FileByteSource.chunkSize)
            }
        } catch ByteSourceError.tooLong {
            throw error(
                "unpacks to more than any table would", "ask for the export again, or unpack it and look")
        }
        // What was no text was not read to its end: whoever reads it says so.
        let isRead = output.read(upTo: 1).isEmpty
        guard output.end() == 0 || !isRead else {
            throw error(
                missing ?? "cannot be unpacked: it is damaged, or has a password",
                missing == nil ? "open it and save as CSV" : "open it and look at the names of the sheets")
        }
        return bytes
    }

    private func notInstalled(
        _ program: String, _ environment: [String: String], _ otherwise: String
    ) -> GiftFileError {
        if PackedFile.isInstalled(program, environment: environment) {
            return error("cannot be unpacked: it is damaged", otherwise)
        }
        let kind = program == PackedFile.workbookProgram ? "is a workbook" : "is an archive"
        return error("\(kind), and \(program) is not installed", "sudo apt install \(program), \(otherwise)")
    }

    private func error(_ what: String, _ hint: String) -> GiftFileError { OpenedFile.error(name, what, hint) }
}
