import Foundation
import TestSupport

/// One example of the CommonMark specification.
struct CommonMarkExample: Sendable {
    let number: Int
    let markdown: String

    /// All examples; none when the specification is not there.
    static let all: [CommonMarkExample] = {
        guard let url = SharedData.url("commonmark/spec-0.31.txt"),
            let text = try? String(contentsOf: url, encoding: .utf8)
        else { return [] }
        let fence = String(repeating: "`", count: 32)
        var examples: [CommonMarkExample] = []
        var markdown: [String]?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if line == fence + " example" {
                markdown = []
            } else if line == "." || line == fence {
                if let lines = markdown {
                    let text = lines.map { $0 + "\n" }.joined()
                    examples.append(
                        CommonMarkExample(
                            number: examples.count + 1,
                            markdown: text.replacingOccurrences(of: "→", with: "\t")))
                }
                markdown = nil
            } else {
                markdown?.append(line)
            }
        }
        return examples
    }()
}
