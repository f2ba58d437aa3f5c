/// Characters that have no place in a plan.
enum ForbiddenCharacter {
    /// In front matter and `organization.yml`: what cannot be seen, turns the reading direction around,
    /// breaks a line unseen, or stands for something inside this program.
    static func isForbiddenInSettings(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09: false
        case 0x00...0x1F, 0x7F...0x9F: true
        case 0x202A...0x202E, 0x2066...0x2069: true
        // YAML 1.1 ends a line at these two; editors do not, so every later line number would be wrong.
        case 0x2028, 0x2029: true
        case 0xFEFF: true
        default: isForbiddenAnywhere(scalar)
        }
    }

    /// In the Markdown case too: private-use characters mark figures in reports (`design.md §6`).
    static func isForbiddenAnywhere(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xE000...0xF8FF, 0xF0000...0x10FFFF: true
        case 0x09, 0x0A, 0x0D: false
        case 0x00...0x1F, 0x7F...0x9F: true
        default: false
        }
    }

    /// What it is called in a message.
    static func name(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        return switch scalar.value {
        case 0x202A...0x202E, 0x2066...0x2069: "a character that changes the reading direction (\(code))"
        case 0x85, 0x2028, 0x2029, 0x0D: "a hidden line break (\(code))"
        case 0xE000...0xF8FF, 0xF0000...0x10FFFF: "a private-use character (\(code))"
        default: "a control character (\(code))"
        }
    }
}
