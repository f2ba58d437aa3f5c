import ArgumentParser

/// What `campaign help` explains besides the commands; a topic is a case here and a file next to this one.
enum HelpTopic: String, CaseIterable {
    case csv, json
    case exitCodes = "exit-codes"
    case environment, glossary, letters, reports, segments

    var text: String {
        switch self {
        case .csv: Self.csvText
        case .json: Self.jsonText
        case .exitCodes: Self.exitCodesText
        case .environment: Self.environmentText
        case .glossary: Self.glossaryText
        case .letters: Self.lettersText
        case .reports: Self.reportsText
        case .segments: Self.segmentsText
        }
    }
}
