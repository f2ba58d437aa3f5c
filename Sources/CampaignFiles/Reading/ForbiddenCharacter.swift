import CampaignKit

/// Characters that have no place in a plan.
enum ForbiddenCharacter {
    /// In front matter and `organization.yml`: what cannot be seen, turns the reading direction around,
    /// breaks a line unseen (YAML 1.1 ends a line at U+2028; editors do not, so every later line number would
    /// be wrong), or stands for something inside this program.
    static func isForbiddenInSettings(_ scalar: Unicode.Scalar) -> Bool {
        switch UnsafeCharacter(scalar) {
        case nil, .tab, .directionMark, .noncharacter: false
        case .lineEnd, .hiddenLineEnd, .control, .directionControl, .byteOrderMark, .privateUse: true
        }
    }

    /// In the Markdown case too: private-use characters mark figures in reports.
    static func isForbiddenAnywhere(_ scalar: Unicode.Scalar) -> Bool {
        switch UnsafeCharacter(scalar) {
        case .control, .privateUse: true
        case .hiddenLineEnd: scalar.value <= 0xFF
        default: false
        }
    }

    /// What it is called in a message.
    static func name(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        return switch UnsafeCharacter(scalar) {
        case .directionControl: "a character that changes the reading direction (\(code))"
        case .hiddenLineEnd where scalar.value > 0x1F, .lineEnd: "a hidden line break (\(code))"
        case .privateUse: "a private-use character (\(code))"
        default: "a control character (\(code))"
        }
    }
}
