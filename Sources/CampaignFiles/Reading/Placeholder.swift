/// Private-use characters that are in a repaired YAML text for what was already reported.
///
/// Each replaces one scalar, so columns stay true; the input itself may hold none of them.
enum Placeholder {
    /// A comma inside an amount that should have been quoted.
    static let comma: Unicode.Scalar = "\u{E001}"
    /// Something refused, such as an alias; a value with it says nothing.
    static let refused: Unicode.Scalar = "\u{E002}"
    /// The first letter of a key that is there for the second time.
    static let repeatedKey: Unicode.Scalar = "\u{E003}"
    /// A forbidden character.
    static let forbidden: Unicode.Scalar = "\u{FFFD}"
}
