import CampaignKit

/// Numbers and days as ASCII, straight into the bytes of a file: lists and journals have millions of them.
extension [UInt8] {
    /// A number with its last digits behind a point: 1250 with two decimals is `12.50`, -5 is `-0.05`.
    mutating func append(_ number: Int64, decimals: Int) {
        if number < 0 { append(UInt8(ascii: "-")) }
        append(digits: number.magnitude, width: decimals + 1)
        guard decimals > 0 else { return }
        insert(UInt8(ascii: "."), at: count - decimals)
    }

    /// A day: `2026-11-30`.
    mutating func append(_ day: CalendarDate) {
        let parts = day.parts
        guard parts.year >= 0 else { return append(contentsOf: day.description.utf8) }
        append(digits: UInt64(parts.year), width: 4)
        append(UInt8(ascii: "-"))
        append(digits: UInt64(parts.month), width: 2)
        append(UInt8(ascii: "-"))
        append(digits: UInt64(parts.day), width: 2)
    }

    /// At least `width` digits.
    private mutating func append(digits number: UInt64, width: Int) {
        var (first, rest) = (count, number)
        repeat {
            append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
        } while rest > 0
        while count - first < width { append(UInt8(ascii: "0")) }
        var last = count - 1
        while first < last {
            swapAt(first, last)
            (first, last) = (first + 1, last - 1)
        }
    }
}
