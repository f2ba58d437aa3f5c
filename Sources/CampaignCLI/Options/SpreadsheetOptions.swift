import ArgumentParser
import CampaignExchange

/// How CSV is written for what opens it.
struct SpreadsheetOptions: ParsableArguments {
    @Flag(help: "CSV with a byte order mark, without which Excel does not read accents.") var excel = false
    @Flag(help: "CSV with texts as they are, for a program that is no spreadsheet.") var raw = false

    var csv: CSVWriterOptions { CSVWriterOptions(excel: excel, raw: raw) }

    /// Throws where the answer is no CSV.
    func check(_ format: OutputFormat) throws(CommandError) {
        guard excel || raw, format != .csv else { return }
        throw .usage(
            "option-conflict", "\(excel ? "--excel" : "--raw") is for CSV",
            hint: "add --format csv, or -o with a name that ends in .csv")
    }
}
