public import ArgumentParser
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
