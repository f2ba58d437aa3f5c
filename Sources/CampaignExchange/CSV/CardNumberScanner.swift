/// Finds card numbers and social security numbers in cells, and headers that announce them.
public enum CardNumberScanner {
    /// What a cell holds that must not enter; almost always nothing, which costs one pass over its bytes.
    public static func findings(in bytes: UnsafeBufferPointer<UInt8>) -> [SensitiveFinding] {
        // Nine digits make a social security number; no shorter cell needs a closer look.
        if bytes.count < 9 { return [] }
        var digits = 0
        var wide = 0
        for byte in bytes {
            digits &+= byte &- 0x30 < 10 ? 1 : 0
            // What leads a digit of full width, or of Arabic and Persian.
            wide &+= byte == 0xEF || byte == 0xD9 || byte == 0xDB ? 1 : 0
        }
        if digits &+ wide < 9 { return [] }
        if wide == 0 { return scan(bytes) }
        return narrowed(bytes).withUnsafeBufferPointer(scan)
    }

    /// The same text with every digit and dash in ASCII.
    private static func narrowed(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var text = String.UnicodeScalarView()
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            switch scalar.value {
            case 0xFF10...0xFF19: text.append(Unicode.Scalar(UInt8(scalar.value - 0xFF10 + 0x30)))
            case 0x660...0x669: text.append(Unicode.Scalar(UInt8(scalar.value - 0x660 + 0x30)))
            case 0x6F0...0x6F9: text.append(Unicode.Scalar(UInt8(scalar.value - 0x6F0 + 0x30)))
            case 0x3000: text.append(" ")
            case 0xFF0D, 0xFF0F, 0xFF0C, 0xFF0E, 0xFF3F: text.append("-")
            default: text.append(scalar)
            }
        }
        return Array(String(text).utf8)
    }

    /// The same on a string.
    public static func findings(in text: String) -> [SensitiveFinding] {
        var text = text
        return text.withUTF8 { findings(in: $0) }
    }

    /// What a header announces, if it is something that must not enter.
    public static func forbiddenHeader(_ name: String) -> SensitiveFinding.Kind? {
        let name = HeaderMatcher.normalize(name)
        // The last four digits alone are not a card number, and a gift card is not a payment card.
        if name.contains("last4") || name.contains("lastfour") || name.contains("gift") { return nil }
        if cardHeaders.contains(name) || name.contains("cardnumber") { return .cardNumber }
        if codeHeaders.contains(name) || name.contains("securitycode") || name.contains("cvv") {
            return .securityCode
        }
        if numberHeaders.contains(name) || name.contains("socialsecurity") { return .socialSecurityNumber }
        return nil
    }

    private static let cardHeaders: Set = [
        "cardno", "cardnum", "ccnumber", "ccno", "ccnum", "creditcardno", "creditcardnum", "debitcardno",
        "pan",
        "primaryaccountnumber", "trackdata", "track1", "track2", "magstripe",
    ]
    private static let codeHeaders: Set = [
        "cvc", "cvc2", "csc", "cid", "cardcode", "cardcvc", "cardverificationvalue", "cardverificationcode",
        "cardverification", "pin", "cardpin",
    ]
    private static let numberHeaders: Set = ["ssn", "ssnumber", "donorssn", "taxpayerssn", "ssnitin"]

    /// A run of digits; runs that only blanks, line ends and dashes part belong together.
    private struct Group {
        var start: Int
        var end: Int
        /// Whether only blanks and dashes are between this group and the one before.
        var continues: Bool
        var count: Int { end - start }
    }

    private static func scan(_ bytes: UnsafeBufferPointer<UInt8>) -> [SensitiveFinding] {
        let groups = digitGroups(bytes)
        var found: [SensitiveFinding] = []
        var start = 0
        while start < groups.count {
            var end = start + 1
            while end < groups.count && groups[end].continues { end += 1 }
            found += scanRun(groups[start..<end], bytes)
            start = end
        }
        let looser = groups.count > 2 ? scanEmbossed(groups, bytes) : []
        return looser.isEmpty ? found : (found + looser).sorted { $0.offset < $1.offset }
    }

    /// Searches for what no run holds: three groups or more as on a card, between them dots, slashes, commas,
    /// colons, bars and underscores too, before and behind them letters.
    ///
    /// Never as a whole, and never two groups: that would find every tenth long decimal number.
    private static func scanEmbossed(
        _ groups: [Group], _ bytes: UnsafeBufferPointer<UInt8>
    ) -> [SensitiveFinding] {
        var found: [SensitiveFinding] = []
        var first = 0
        while first + 2 < groups.count {
            var last = first
            var isInRun = true
            var end: Int?
            while end == nil, last + 1 < min(first + 5, groups.count),
                isSeparator(bytes, groups[last].end, groups[last + 1].start, loose: true)
            {
                last += 1
                isInRun = isInRun && groups[last].continues
                let window = groups[first...last]
                if window.count > 2, !isInRun, isCardLike(window), isCardNumber(digits(window, bytes)),
                    !isHexadecimal(groups[first], bytes), !isHexadecimal(groups[last], bytes)
                {
                    end = last + 1
                }
            }
            if let end { found.append(card(groups[first..<end], bytes)) }
            first = end ?? first + 1
        }
        return found
    }

    /// Whether a group is a piece of a longer hexadecimal word, as in a UUID.
    private static func isHexadecimal(_ group: Group, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        func isHex(_ byte: UInt8) -> Bool { isDigit(byte) || (byte | 0x20) &- 0x61 < 6 }
        var start = group.start
        var end = group.end
        while start > 0, isHex(bytes[start - 1]) { start -= 1 }
        while end < bytes.count, isHex(bytes[end]) { end += 1 }
        return end - start > group.count && end - start >= 8
    }

    /// Searches one run of groups.
    ///
    /// Part of a run (`4111 1111 1111 1111 12/26`) counts only when it is one group or grouped as on a card,
    /// else every list of dates and phone numbers would be searched for lucky sums. A run as a whole may be
    /// grouped in any way, but is asked last: digits before a card number must not become a part of it.
    private static func scanRun(
        _ run: ArraySlice<Group>, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> [SensitiveFinding] {
        var found: [SensitiveFinding] = []
        var first = run.startIndex
        while first < run.endIndex {
            // The digits behind a decimal point are a fraction, however many.
            if isFraction(run[first], bytes) {
                first += 1
                continue
            }
            let end = (first + 1...min(first + 5, run.endIndex)).first { end in
                (end == first + 1 || isCardLike(run[first..<end]))
                    && isCardNumber(digits(run[first..<end], bytes))
            }
            if let end {
                found.append(card(run[first..<end], bytes))
                first = end
            } else if isSocialSecurityNumber(run, at: first, bytes) {
                let tail = String(decoding: digits(run[first + 2...first + 2], bytes), as: UTF8.self)
                found.append(
                    SensitiveFinding(
                        kind: .socialSecurityNumber, masked: "***-**-\(tail)", offset: run[first].start))
                first += 3
            } else {
                first += 1
            }
        }
        if found.isEmpty, let first = run.first, !isFraction(first, bytes), isCardNumber(digits(run, bytes)) {
            found.append(card(run, bytes))
        }
        return found
    }

    /// Whether a group is what comes after the decimal point of a number.
    private static func isFraction(_ group: Group, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        group.count > 4 && group.start > 1 && bytes[group.start - 1] == UInt8(ascii: ".")
            && isDigit(bytes[group.start - 2])
    }

    /// The digits of some groups; no more than it takes to see that they are too many.
    private static func digits(_ groups: ArraySlice<Group>, _ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var digits: [UInt8] = []
        for group in groups where digits.count < 20 {
            digits.append(contentsOf: bytes[group.start..<min(group.end, group.start + 20)])
        }
        return digits
    }

    private static func card(
        _ groups: ArraySlice<Group>, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> SensitiveFinding {
        SensitiveFinding(
            kind: .cardNumber, masked: mask(digits(groups, bytes)), offset: groups[groups.startIndex].start)
    }

    /// Groups of 4 to 6 digits with a last one of up to 7, as cards are embossed: 4-4-4-4, 4-6-5, 4-4-4-4-3
    /// or 6-7.
    private static func isCardLike(_ groups: ArraySlice<Group>) -> Bool {
        groups.dropLast().allSatisfy { (4...6).contains($0.count) } && (groups.last?.count ?? 8) <= 7
    }

    private static func isCardNumber(_ digits: [UInt8]) -> Bool {
        guard (13...19).contains(digits.count), lengths(of: digits).contains(digits.count) else {
            return false
        }
        return passesLuhn(digits)
    }

    /// How many digits a number has that begins so; none where no card does (ISO/IEC 7812, the schemes' own
    /// ranges).
    private static func lengths(of digits: [UInt8]) -> ClosedRange<Int> {
        let prefix = digits.prefix(4).reduce(0) { $0 * 10 + Int($1 & 0x0F) }
        switch prefix {
        case 4000...4999: return digits.count == 13 || digits.count == 19 ? 13...19 : 16...16
        case 5100...5599, 2221...2720: return 16...16
        case 3400...3499, 3700...3799: return 15...15
        case 3000...3059, 3095, 3600...3699: return 14...19
        case 3800...3999: return 14...19
        case 3528...3589, 6011, 6440...6599, 6200...6299, 2200...2204: return 16...19
        case 5018, 5020, 5038, 5893, 6304, 6759, 6761...6763, 5600...5899, 5000...5099: return 13...19
        case 6000...6099, 8100...8299, 6370...6399: return 16...16
        default: return 0...0
        }
    }

    private static func passesLuhn(_ digits: [UInt8]) -> Bool {
        var sum = 0
        for (place, digit) in digits.reversed().enumerated() {
            let value = Int(digit & 0x0F)
            let doubled = value > 4 ? value * 2 - 9 : value * 2
            sum += place.isMultiple(of: 2) ? value : doubled
        }
        return sum.isMultiple(of: 10)
    }

    private static func mask(_ digits: [UInt8]) -> String {
        String(decoding: digits.prefix(6), as: UTF8.self) + String(repeating: "*", count: digits.count - 10)
            + String(decoding: digits.suffix(4), as: UTF8.self)
    }

    /// `ddd-dd-dddd` with no word character around it, and an area, group and serial that are given out.
    private static func isSocialSecurityNumber(
        _ groups: ArraySlice<Group>, at first: Int, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        guard first + 2 < groups.endIndex else { return false }
        let area = groups[first]
        let group = groups[first + 1]
        let serial = groups[first + 2]
        guard area.count == 3, group.count == 2, serial.count == 4, group.start == area.end + 1,
            serial.start == group.end + 1, bytes[area.end] == dash, bytes[group.end] == dash,
            area.start == 0 || !isWord(bytes[area.start - 1]),
            serial.end == bytes.count || !isWord(bytes[serial.end])
        else { return false }
        func value(_ group: Group) -> Int {
            bytes[group.start..<group.end].reduce(0) { $0 * 10 + Int($1 & 0x0F) }
        }
        let number = value(area)
        return number != 0 && number != 666 && number < 900 && value(group) != 0 && value(serial) != 0
    }

    private static let dash = UInt8(ascii: "-")

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    private static func isWord(_ byte: UInt8) -> Bool {
        isDigit(byte) || byte == UInt8(ascii: "_") || (byte | 0x20) &- 0x61 < 26
    }

    private static func digitGroups(_ bytes: UnsafeBufferPointer<UInt8>) -> [Group] {
        var groups: [Group] = []
        var index = 0
        while index < bytes.count {
            guard isDigit(bytes[index]) else {
                index += 1
                continue
            }
            let start = index
            while index < bytes.count && isDigit(bytes[index]) { index += 1 }
            var continues = false
            if let last = groups.last {
                // A group glued to letters is a piece of an identifier (a UUID) and stands alone.
                let glued =
                    isWord(bytes[start - 1]) || (last.start > 0 && isWord(bytes[last.start - 1]))
                    || (index < bytes.count && isWord(bytes[index]))
                continues = !glued && isSeparator(bytes, last.end, start)
            }
            groups.append(Group(start: start, end: index, continues: continues))
        }
        return groups
    }

    /// Whether only blanks, line ends and dashes, in ASCII or not, are between two places; dots, slashes,
    /// commas and underscores too when `loose`.
    private static func isSeparator(
        _ bytes: UnsafeBufferPointer<UInt8>, _ from: Int, _ to: Int, loose: Bool = false
    ) -> Bool {
        var index = from
        while index < to {
            switch bytes[index] {
            case 0x20, 0x09, 0x0A, 0x0D, dash: index += 1
            case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "/"), UInt8(ascii: ","),
                UInt8(ascii: ":"),
                UInt8(ascii: "|"):
                guard loose else { return false }
                index += 1
            case 0xC2 where index + 1 < to && bytes[index + 1] == 0xA0: index += 2
            case 0xE2 where index + 2 < to && bytes[index + 1] == 0x80 && isDashOrBlank(bytes[index + 2]):
                index += 3
            default: return false
            }
        }
        return true
    }

    /// The last byte of U+2000–200B, U+2010–2015 and U+202F.
    private static func isDashOrBlank(_ byte: UInt8) -> Bool {
        (0x80...0x8B).contains(byte) || (0x90...0x95).contains(byte) || byte == 0xAF
    }
}
