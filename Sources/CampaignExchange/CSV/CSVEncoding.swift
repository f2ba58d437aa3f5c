/// How the bytes of a file are read as characters.
public enum CSVEncoding: String, Sendable {
    case utf8 = "UTF-8"
    /// The fallback for a file with any byte sequence that is not UTF-8; it holds for the whole file.
    case windows1252 = "Windows-1252"
}
