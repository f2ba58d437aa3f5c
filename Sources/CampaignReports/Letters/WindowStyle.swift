import CampaignFiles

/// The rules of a window that is not the usual one: the address moves, and the text begins below it.
///
/// Lengths are whole hundredths of a millimeter: WeasyPrint of Debian 12 does not calculate.
extension AddressWindow {
    /// The margins of the sheet, from which positions on paper count.
    private static let margin = (left: 2286, top: 1270)
    /// From the first line of the address to the text, and the least room of the head.
    private static let (room, least) = (3302, 8255)

    /// The class of its letters.
    var name: String { "window-\(left)-\(top)" }

    var css: String {
        let height = max(Self.least, top + Self.room - Self.margin.top)
        let (x, y) = (Self.text(left - Self.margin.left), Self.text(top - Self.margin.top))
        return """
            .\(name) .to { left: \(x); top: \(y); }
            @media screen { .\(name) .to { left: \(Self.text(left)); top: \(Self.text(top)); } }
            @media print, screen and (min-width: 40.01rem) {
            .\(name) header { height: \(Self.text(height)); }
            }

            """
    }

    private static func text(_ length: Int) -> String {
        let decimals = String(abs(length) % 100 + 100).dropFirst()
        return "\(length < 0 ? "-" : "")\(abs(length) / 100).\(decimals)mm"
    }
}
