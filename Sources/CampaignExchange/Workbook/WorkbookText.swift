import CampaignKit

/// Texts as a workbook can hold them.
enum WorkbookText {
    /// Excel's limit is 32,767 characters a cell.
    static let longest = 32_000

    /// Without what XML has no place for; longer ones are cut and say so.
    static func clean(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            guard scalars.count < longest else {
                scalars.append(contentsOf: " … (cut)".unicodeScalars)
                break
            }
            switch scalar.value {
            case 0x09, 0x0A: scalars.append(scalar)
            case 0x0D: continue
            case 0..<0x20, 0x7F...0x9F, 0xFFFE, 0xFFFF: scalars.append("\u{FFFD}")
            default: scalars.append(scalar)
            }
        }
        return String(scalars)
    }

    /// Whether a number is short enough for a spreadsheet to hold it exactly.
    static func isExact(_ number: PlainNumber) -> Bool {
        number.text.utf8.count { (0x30...0x39).contains($0) } <= 15
    }

    /// About how many columns a text takes on one line, for the width of its column.
    static func width(_ text: String) -> Int {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.map { line in
            line.prefix(200).reduce(0) { width, character in
                let isWide =
                    (0x1100...0x115F).contains(first(character))
                    || (0x2E80...0xFFDC).contains(first(character))
                return width + (isWide ? 2 : 1)
            }
        }.max() ?? 0
    }

    private static func first(_ character: Character) -> UInt32 {
        character.unicodeScalars.first?.value ?? 0
    }
}
