public import ArgumentParser
import CampaignExchange
public import Terminal

/// How an answer is written.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
    case table, csv, tsv, json, markdown, html, xlsx

    /// The format that a file's name asks for; nil for an ending that says nothing.
    init?(path: String) {
        let name = path.split(separator: "/").last ?? ""
        guard let dot = name.lastIndex(of: ".") else { return nil }
        switch name[dot...].dropFirst().lowercased() {
        case "txt": self = .table
        case "csv": self = .csv
        case "tsv": self = .tsv
        case "json": self = .json
        case "md", "markdown": self = .markdown
        case "html", "htm": self = .html
        case "xlsx": self = .xlsx
        default: return nil
        }
    }

    static let endings = [".txt", ".csv", ".tsv", ".json", ".md", ".html", ".xlsx"]
}

extension ColorMode: ExpressibleByArgument {}

/// How CSV is written for what opens it.
struct SpreadsheetOptions: ParsableArguments {
    @Flag(help: "CSV with a byte order mark, so that Excel reads accents.") var excel = false
    @Flag(help: "CSV without spreadsheet-formula protection.") var raw = false

    var csv: CSVWriterOptions { CSVWriterOptions(excel: excel, raw: raw) }

    /// Throws where the answer is not a CSV.
    func check(_ format: OutputFormat) throws(CommandError) {
        guard excel || raw, format != .csv else { return }
        throw .usage(
            "option-conflict", "\(excel ? "--excel" : "--raw") is for CSV",
            hint: "add --format csv, or -o with a name that ends in .csv")
    }
}
