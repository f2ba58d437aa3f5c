import CampaignKit

/// What to say about a text that is not a day written `YYYY-MM-DD`: the day that is meant, if it is clear.
struct DateHint: Equatable {
    var message = "not a date"
    var text = "write YYYY-MM-DD, such as 2026-02-13"
    /// Whether the form is right and the calendar has no such day.
    var isNoDay = false

    init(_ text: String) {
        let words = Self.words(text)
        let numbers = words.compactMap { Int($0) }
        if let hint = Self.hint(text, words, numbers) { self.text = hint }
        if words.first.map({ Self.sums.contains($0.lowercased()) }) == true {
            self.text = "is this a row with a total? remove it"
        }
        let isISO =
            text.utf8.count == 10
            && text.utf8.enumerated().allSatisfy { index, byte in
                index == 4 || index == 7 ? byte == 0x2D : (0x30...0x39).contains(byte)
            }
        if isISO {
            message = "that date does not exist"
            self.text = "check the month and the day"
            isNoDay = true
        }
    }

    private static let sums: Set = ["total", "totals", "subtotal", "sum", "grand"]

    private static func hint(_ text: String, _ words: [Substring], _ numbers: [Int]) -> String? {
        switch (words.count, numbers.count) {
        case (1, 1): single(words[0], numbers[0])
        case (2, 2): monthOnly(words, numbers)
        case (3, 3): numeric(words, numbers)
        case (3, 2): named(words, numbers)
        default: nil
        }
    }

    private static func single(_ word: Substring, _ number: Int) -> String? {
        switch word.count {
        case 4: "a year alone is not a date: write \(word)-MM-DD"
        case 5: "this is a spreadsheet's number for a day: format its column as YYYY-MM-DD"
        case 8: write(number / 10_000, number / 100 % 100, number % 100)
        default: nil
        }
    }

    private static func monthOnly(_ words: [Substring], _ numbers: [Int]) -> String? {
        if words[0].count == 4 { return "the day is missing: write \(words[0])-\(padded(numbers[1]))-DD" }
        if words[1].count == 4 { return "the day is missing: write \(words[1])-\(padded(numbers[0]))-DD" }
        return nil
    }

    private static func numeric(_ words: [Substring], _ numbers: [Int]) -> String? {
        if words[0].count == 4 { return write(numbers[0], numbers[1], numbers[2]) }
        guard words[2].count == 4 else {
            return words[2].count == 2 ? "write the year with four digits, YYYY-MM-DD" : nil
        }
        let year = numbers[2]
        let monthFirst = CalendarDate(year: year, month: numbers[0], day: numbers[1])
        let dayFirst = CalendarDate(year: year, month: numbers[1], day: numbers[0])
        switch (monthFirst, dayFirst) {
        case (let month?, let day?) where month != day:
            return "write \(month) if the month comes first, \(day) if the day does"
        case (let date?, _), (nil, let date?): return "write \(date)"
        case (nil, nil): return nil
        }
    }

    /// `Sep 12, 2010`, `12 September 2010`, `23-Aug-07`.
    private static func named(_ words: [Substring], _ numbers: [Int]) -> String? {
        let name = words.first { Int($0) == nil }?.prefix(3).lowercased()
        guard let index = CalendarDate.monthNames.firstIndex(where: { $0.lowercased() == name }),
            let last = words.last
        else { return nil }
        if last.count == 2 { return "write the year with four digits, YYYY-\(padded(index + 1))-DD" }
        return last.count == 4
            ? write(numbers[1], index + 1, numbers[0]) : write(numbers[0], index + 1, numbers[1])
    }

    private static func write(_ year: Int, _ month: Int, _ day: Int) -> String? {
        CalendarDate(year: year, month: month, day: day).map { "write \($0)" }
    }

    /// Digits and letters apart: `23-Aug-07` is three words.
    private static func words(_ text: String) -> [Substring] {
        text.split { !($0.isASCII && ($0.isNumber || $0.isLetter)) }
            .flatMap { word -> [Substring] in
                // `2026-02-13T10:00:00Z`
                guard let mark = word.firstIndex(of: "T"), Int(word[..<mark]) != nil else { return [word] }
                return [word[..<mark], word[word.index(after: mark)...]]
            }
    }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
