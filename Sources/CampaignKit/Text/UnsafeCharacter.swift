/// What a character does besides being read, if anything.
///
/// The one list of such characters. What becomes of a kind (dropped, refused, shown as "�", turned into a
/// blank) differs by place: a name, a plan, a terminal, a contact.
public enum UnsafeCharacter: Sendable {
    case tab
    /// LF and CR.
    case lineEnd
    /// What ends a line for some programs and is not seen in others: VT, FF, NEL, U+2028, U+2029.
    case hiddenLineEnd
    /// The other controls of C0 and C1, and DEL: a terminal obeys them.
    case control
    /// Marks of direction, which belong into some texts: U+061C, U+200E, U+200F.
    case directionMark
    /// Embeddings, overrides, isolates and their forerunners: text reads in another order than it is written.
    case directionControl
    case byteOrderMark
    /// Stands for something inside a program.
    case privateUse
    case noncharacter

    /// Nil for a character that is only read.
    public init?(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x20..<0x7F: return nil
        case 0x09: self = .tab
        case 0x0A, 0x0D: self = .lineEnd
        case 0x0B, 0x0C, 0x85, 0x2028, 0x2029: self = .hiddenLineEnd
        case 0x00...0x1F, 0x7F...0x9F: self = .control
        case 0x061C, 0x200E, 0x200F: self = .directionMark
        case 0x202A...0x202E, 0x2066...0x206F: self = .directionControl
        case 0xFEFF: self = .byteOrderMark
        case 0xE000...0xF8FF, 0xF0000...0x10FFFF: self = .privateUse
        case 0xFDD0...0xFDEF: self = .noncharacter
        default:
            guard scalar.value & 0xFFFE == 0xFFFE else { return nil }
            self = .noncharacter
        }
    }

    /// Whether it ends a line or goes to the next stop: what one line of text has a blank for.
    public var isSeparator: Bool {
        switch self {
        case .tab, .lineEnd, .hiddenLineEnd: true
        default: false
        }
    }

    /// Whether it changes the order in which text is read.
    public var isDirection: Bool { self == .directionMark || self == .directionControl }
}

/// Takes out of names what only serves to make text look like other text.
public enum TextGuard {
    /// Whether anything would be removed, at the cost of one table look-up per byte.
    public static func hasControls(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes.indices.contains { suspects[Int(bytes[$0])] && removable(bytes, $0) > 0 }
    }

    /// The text without characters of direction, C0 controls and DEL; tabs and line ends stay.
    public static func removingControls(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        guard hasControls(bytes) else { return String(decoding: bytes, as: UTF8.self) }
        var kept: [UInt8] = []
        kept.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            let length = suspects[Int(bytes[index])] ? removable(bytes, index) : 0
            if length == 0 { kept.append(bytes[index]) }
            index += max(1, length)
        }
        return String(decoding: kept, as: UTF8.self)
    }

    /// Bytes that can begin something removable.
    private static let suspects: [Bool] = (0..<256).map { byte in
        byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D || [0x7F, 0xD8, 0xE2].contains(byte)
    }

    /// How many bytes to remove here.
    private static func removable(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
        guard let (scalar, length) = bytes.scalar(at: index), let kind = UnsafeCharacter(scalar) else {
            return 0
        }
        return kind.isDirection || scalar.value < 0x80 && !(kind == .tab || kind == .lineEnd) ? length : 0
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The character that begins at an offset and its bytes; nil where no whole one begins.
    func scalar(at index: Int) -> (scalar: Unicode.Scalar, length: Int)? {
        let first = UInt32(self[index])
        if first < 0x80 { return (Unicode.Scalar(UInt8(first)), 1) }
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 0
        guard length > 0, index + length <= count else { return nil }
        var value = first & (0x7F >> UInt32(length))
        for byte in self[(index + 1)..<(index + length)] { value = value << 6 | UInt32(byte & 0x3F) }
        return Unicode.Scalar(value).map { ($0, length) }
    }
}
