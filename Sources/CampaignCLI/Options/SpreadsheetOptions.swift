import ArgumentParser
import CampaignExchange

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
