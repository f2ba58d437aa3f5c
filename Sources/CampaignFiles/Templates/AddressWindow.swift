import CampaignKit

/// Where an envelope shows the address: how far its first line is from the sheet's left and upper edges.
public struct AddressWindow: Sendable, Hashable {
    /// Hundredths of a millimeter.
    public var left: Int
    public var top: Int

    /// Room for the sender above it, and for an address right of it, on either paper.
    static let lefts = 1270...10_000
    static let tops = 4000...11_000
    static let example = "{left: 20mm, top: 45mm}"

    /// A length such as `20mm` or `0.9in` in hundredths of a millimeter; nil for anything else.
    static func length(_ text: String) -> Int? {
        let unit = text.hasSuffix("mm") ? 100 : text.hasSuffix("in") ? 2540 : 0
        let number = String(text.dropLast(2)).trimmed
        let parts = number.split(separator: ".", omittingEmptySubsequences: false)
        guard unit > 0, (1...2).contains(parts.count), number.utf8.count <= 6,
            parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let whole = Int(parts[0]), parts.count == 1 || parts[1].utf8.count <= 2
        else { return nil }
        let decimals = parts.count == 2 ? Int((parts[1] + "0").prefix(2)) ?? 0 : 0
        return (whole * 100 + decimals) * unit / 100
    }
}

extension Fields {
    /// The window of the envelopes that a letter goes in; nil for the usual one.
    func addressWindow() -> AddressWindow? {
        guard
            let window = record("window", describing: "window", example: AddressWindow.example)
        else { return nil }
        defer { window.finish() }
        let left = window.length("left", in: AddressWindow.lefts, "from 12.7mm to 100mm")
        let top = window.length("top", in: AddressWindow.tops, "from 40mm to 110mm")
        guard let left, let top else { return nil }
        return AddressWindow(left: left, top: top)
    }

    private func length(_ key: String, in range: ClosedRange<Int>, _ words: String) -> Int? {
        guard value(key) != nil else {
            reportMissing(key, example: key == "left" ? "20mm" : "45mm")
            return nil
        }
        guard let scalar = scalar(key) else { return nil }
        if let length = AddressWindow.length(scalar.text), range.contains(length) { return length }
        context.report(
            .badNumber, at: scalar.place, "\(key) is not a length \(words)",
            hint: "write it with its unit: window: \(AddressWindow.example)")
        return nil
    }
}
