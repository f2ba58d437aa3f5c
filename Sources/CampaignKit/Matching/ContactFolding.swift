/// Postal codes as they are compared: five digits in the United States, also of ZIP+4, and with the leading
/// zeros that a spreadsheet took.
enum PostalCode {
    static func folded(_ text: String, country: String) -> String? {
        guard let words = NameFolding.fold(text) else { return nil }
        let code = words.utf8.filter { $0 != 0x20 }
        let isDigits = code.allSatisfy { (0x30...0x39).contains($0) }
        let whole = String(decoding: code, as: UTF8.self)
        guard isDigits, isAmerican(country) else { return whole }
        switch code.count {
        case 9: return String(whole.prefix(5))
        case 8: return "0" + whole.prefix(4)
        case 3...4: return String(repeating: "0", count: 5 - code.count) + whole
        default: return whole
        }
    }

    private static func isAmerican(_ country: String) -> Bool {
        guard !country.isEmpty, let country = NameFolding.fold(country) else { return true }
        return ["us", "usa", "u s", "u s a", "united states", "united states of america"].contains(country)
    }
}

/// Telephone numbers as they are compared: digits, without the country code of the United States and an
/// extension; nil below seven digits.
enum PhoneNumber {
    static func folded(_ text: String) -> String? {
        var digits: [UInt8] = []
        loop: for byte in text.utf8 {
            switch byte {
            case 0x30...0x39: digits.append(byte)
            // `x123` and `ext. 123` end the number.
            case 0x78, 0x58, 0x65, 0x45: break loop
            default: continue
            }
        }
        if digits.starts(with: [0x30, 0x30]) { digits.removeFirst(2) }
        if digits.count == 11, digits.first == 0x31 { digits.removeFirst() }
        return digits.count >= 7 ? String(decoding: digits, as: UTF8.self) : nil
    }
}
