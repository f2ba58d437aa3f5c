public import CampaignKit

extension Words {
    /// The text in lines of at most `columns`; a longer word gets a line of its own.
    public static func wrapped(_ text: String, columns: Int = 78) -> String {
        var lines: [String] = []
        for word in text.split(separator: " ").map(String.init) {
            if let last = lines.last, DisplayWidth.of(last) + 1 + DisplayWidth.of(word) <= columns {
                lines[lines.count - 1] = last + " " + word
            } else {
                lines.append(word)
            }
        }
        return lines.joined(separator: "\n")
    }
}
