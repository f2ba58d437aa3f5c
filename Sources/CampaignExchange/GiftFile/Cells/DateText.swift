import CampaignKit

/// A date as people and platforms write it: `4/17/2013`, `06/18/15`, `23-Aug-07`, `2026-05-09 17:33:08`,
/// `May 11, 2019 11:21 AM`, `2023-05-03 18:41:56 +0200`.
///
/// Nothing is decided here: neither which number is the month, nor the century, nor the zone.
struct DateText: Equatable {
    enum Parts: Equatable {
        /// The year has four digits; the month may not exist.
        case known(year: Int, month: Int, day: Int)
        /// The month is written as a word, the year with two digits.
        case shortYear(year: Int, month: Int, day: Int)
        /// Three numbers, the year last (or, with two digits, perhaps first).
        case numbers(Int, Int, Int, isShort: Bool)
    }

    private(set) var parts = Parts.known(year: 0, month: 0, day: 0)
    /// Seconds after midnight, when there is a time.
    private(set) var second: Int?
    /// Seconds ahead of UTC, when the text says its zone.
    private(set) var offset: Int?
    /// The zone by its IANA name, when the text says that: `Europe/Berlin`.
    private(set) var zoneName: String?

    /// Nil when the text has another form.
    init?(_ bytes: Bytes) {
        var scanner = DateScanner(bytes)
        scanner.passWeekday()
        guard let first = scanner.part(), let mark = scanner.mark(), let middle = scanner.part(),
            let other = scanner.mark(), let last = scanner.part(),
            let parts = Self.parts(first, middle, last, isPlain: mark == other && mark != 0x20)
        else { return nil }
        self.parts = parts
        guard !scanner.isAtEnd else { return }
        guard let time = scanner.time() else { return nil }
        second = time
        if !scanner.isAtEnd {
            if let name = scanner.zoneName() {
                zoneName = name
                return
            }
            guard let zone = scanner.zone(), scanner.isAtEnd else { return nil }
            offset = zone
        }
    }

    private typealias Part = DateScanner.Part

    private static func parts(_ first: Part, _ middle: Part, _ last: Part, isPlain: Bool) -> Parts? {
        switch (first, middle, last) {
        case (.number(let year, 4), .number(let month, 1...2), .number(let day, 1...2)):
            return isPlain ? .known(year: year, month: month, day: day) : nil
        case (.number(let one, 1...2), .number(let two, 1...2), .number(let year, let digits)):
            guard isPlain, digits == 4 || digits == 2 else { return nil }
            return .numbers(one, two, year, isShort: digits == 2)
        case (.month(let month), .number(let day, 1...2), .number(let year, let digits)),
            (.number(let day, 1...2), .month(let month), .number(let year, let digits)):
            return dated(year, digits, month, day)
        case (.number(let year, 4), .month(let month), .number(let day, 1...2)):
            return .known(year: year, month: month, day: day)
        default: return nil
        }
    }

    private static func dated(_ year: Int, _ digits: Int, _ month: Int, _ day: Int) -> Parts? {
        switch digits {
        case 4: .known(year: year, month: month, day: day)
        case 2: .shortYear(year: year, month: month, day: day)
        default: nil
        }
    }
}

/// Goes through the bytes of a date.
private struct DateScanner {
    enum Part {
        case number(Int, digits: Int)
        case month(Int)
    }

    private let bytes: Bytes
    private var position = 0

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
        "november", "december",
    ]

    init(_ bytes: Bytes) { self.bytes = bytes }

    var isAtEnd: Bool { position == bytes.count }

    private var next: UInt8 { position < bytes.count ? bytes[position] : 0 }

    mutating func part() -> Part? {
        if isLetter(next) {
            let word = word()
            let month = Self.months.firstIndex {
                $0 == word || $0.prefix(3) == word || word == "sept" && $0.hasPrefix(word)
            }
            return month.map { .month($0 + 1) }
        }
        return number().map { .number($0.value, digits: $0.digits) }
    }

    /// What is between two parts: `-`, `/`, `.`, or blanks, perhaps behind a comma.
    mutating func mark() -> UInt8? {
        let first = next
        switch first {
        case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: ","), 0x20: position += 1
        default: return nil
        }
        if first == UInt8(ascii: ","), next != 0x20 { return nil }
        passBlanks()
        return first == UInt8(ascii: ",") ? 0x20 : first
    }

    /// `Mon, ` before a date.
    mutating func passWeekday() {
        let start = position
        guard isLetter(next) else { return }
        let word = word()
        let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
        if next == UInt8(ascii: ",") { position += 1 }
        let isDay = word.count >= 3 && days.contains { $0.hasPrefix(word) } && next == 0x20
        if isDay { passBlanks() } else { position = start }
    }

    /// Seconds after midnight of `T10:00:00.000`, ` 11:21 AM`, `, 23:59`.
    mutating func time() -> Int? {
        let mark = next
        guard mark == 0x20 || mark == UInt8(ascii: "T") || mark == UInt8(ascii: ",") else { return nil }
        position += 1
        passBlanks()
        if mark != UInt8(ascii: "T"), isLetter(next), word() != "at" { return nil }
        passBlanks()
        guard var hour = number(), hour.digits <= 2, next == UInt8(ascii: ":") else { return nil }
        position += 1
        guard let minute = number(), minute.digits == 2, minute.value < 60 else { return nil }
        var second = 0
        if next == UInt8(ascii: ":") {
            position += 1
            guard let read = number(), read.digits == 2, read.value < 61 else { return nil }
            second = read.value
            if next == UInt8(ascii: ".") {
                position += 1
                while isDigit(next) { position += 1 }
            }
        }
        guard let half = half(of: hour.value) else { return nil }
        hour.value = half
        return hour.value < 24 ? hour.value * 3600 + minute.value * 60 + second : nil
    }

    /// The hour of a day of 24, behind which `AM` or `PM` may stand.
    private mutating func half(of hour: Int) -> Int? {
        let start = position
        passBlanks()
        guard isLetter(next) else { return hour }
        let word = word()
        guard word == "am" || word == "pm" else {
            position = start
            return hour
        }
        guard (1...12).contains(hour) else { return nil }
        return hour % 12 + (word == "pm" ? 12 : 0)
    }

    /// An IANA name up to the end: `America/New_York`.
    mutating func zoneName() -> String? {
        let start = position
        passBlanks()
        let rest = String(decoding: bytes[position...], as: UTF8.self)
        guard isLetter(next), rest.contains("/"), rest.utf8.count <= 64 else {
            position = start
            return nil
        }
        position = bytes.count
        return rest
    }

    /// Seconds ahead of UTC of `Z`, `+0200`, `-08:00`, `PST`.
    mutating func zone() -> Int? {
        passBlanks()
        if isLetter(next) { return Self.zones[word()].map { $0 * 3600 } }
        let sign = next
        guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return nil }
        position += 1
        guard let read = number() else { return nil }
        var (hours, minutes) = (read.value, 0)
        if read.digits == 4 {
            (hours, minutes) = (read.value / 100, read.value % 100)
        } else if read.digits == 2, next == UInt8(ascii: ":") {
            position += 1
            guard let more = number(), more.digits == 2 else { return nil }
            minutes = more.value
        } else if read.digits != 2 {
            return nil
        }
        guard hours <= 14, minutes < 60 else { return nil }
        return (hours * 3600 + minutes * 60) * (sign == UInt8(ascii: "-") ? -1 : 1)
    }

    /// Hours ahead of UTC; only names that mean one zone where our files come from.
    private static let zones = [
        "z": 0, "utc": 0, "gmt": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6,
        "pst": -8, "pdt": -7, "wet": 0, "west": 1, "bst": 1, "cet": 1, "cest": 2, "eet": 2, "eest": 3,
        "aest": 10, "aedt": 11, "jst": 9,
    ]

    private mutating func passBlanks() {
        while next == 0x20 { position += 1 }
    }

    private mutating func number() -> (value: Int, digits: Int)? {
        let start = position
        var value = 0
        while isDigit(next), position - start < 9 {
            value = value * 10 + Int(next - 0x30)
            position += 1
        }
        return position > start ? (value, position - start) : nil
    }

    private mutating func word() -> String {
        let start = position
        while isLetter(next) { position += 1 }
        return String(decoding: bytes[start..<position], as: UTF8.self).lowercased()
    }

    private func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
    private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
}
