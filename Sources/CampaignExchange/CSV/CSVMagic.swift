/// Files that people take for CSV and that are not, told by their first bytes.
enum CSVMagic {
    private static let known: [(prefix: [UInt8], code: CSVFault.Code, message: String, hint: String)] = [
        (
            [0x50, 0x4B, 0x03, 0x04], .workbook, "this is an Office document (Excel, Word) or a ZIP archive",
            workbookHint
        ),
        ([0x50, 0x4B, 0x05, 0x06], .workbook, "this is an empty ZIP archive", workbookHint),
        (
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .workbook, "this is an old Excel workbook",
            workbookHint
        ),
        ([0x1F, 0x8B], .gzip, "this is a gzip archive", "unpack it first: gunzip FILE"),
        (Array("SQLite format 3\0".utf8), .database, "this is an SQLite database", "export its table as CSV"),
        (Array("<html".utf8), .workbook, webPage, webPageHint),
        (Array("<HTML".utf8), .workbook, webPage, webPageHint),
        (Array("<!DOCTYPE".utf8), .workbook, webPage, webPageHint),
        (Array("<!doctype".utf8), .workbook, webPage, webPageHint),
        (Array("<table".utf8), .workbook, webPage, webPageHint),
        (Array("<?xml".utf8), .workbook, "this is an XML document", webPageHint),
        (Array("%PDF-".utf8), .pdf, "this is a PDF document", "ask for the same report as CSV"),
    ]

    private static let webPage = "this is a web page"
    private static let webPageHint =
        "open it in a spreadsheet program and save as “CSV UTF-8”; if it has no table, download it again"
    private static let workbookHint = "open it and save as “CSV UTF-8 (comma delimited)”"
    private static let utf16Hint =
        "save it as UTF-8 (in Excel “CSV UTF-8”), or import it with --encoding UTF-16"

    /// The reason to refuse a file that begins like this, if there is one.
    static func refusal(of head: [UInt8]) -> CSVFault? {
        for entry in known where head.starts(with: entry.prefix) {
            return CSVFault(code: entry.code, line: 1, column: 1, message: entry.message, hint: entry.hint)
        }
        if looksLikeUTF16(head.prefix(4096)) {
            return CSVFault(
                code: .utf16, line: 1, column: 1, message: "this file looks like UTF-16 without its mark",
                hint: utf16Hint)
        }
        return nil
    }

    /// Latin text in UTF-16 without a mark: every second byte is NUL, and nearly none of the others.
    static func looksLikeUTF16(_ head: ArraySlice<UInt8>) -> Bool {
        var even = 0
        var odd = 0
        for index in head.indices where head[index] == 0 {
            if index.isMultiple(of: 2) { even += 1 } else { odd += 1 }
        }
        let units = head.count / 2
        guard even + odd >= 2 else { return false }
        return max(even, odd) * 5 >= units * 2 && min(even, odd) * 20 <= units
    }
}
