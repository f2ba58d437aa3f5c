import CampaignKit

/// The side at which a picture begins: the left, or the right where its page is read from there.
///
/// Pictures themselves are laid out from the left in every language, because browsers and WeasyPrint do not
/// agree on what the start of a text is elsewhere; places, anchors and distances are turned around here.
struct SVGSide {
    let isMirrored: Bool

    init(_ language: LetterLanguage) { isMirrored = language.direction == "rtl" }

    /// Ten-thousandths of the width as a percentage; of something that wide, its left edge.
    func x(_ parts: Int, width: Int = 0) -> String {
        HTMLColumns.percent(isMirrored ? 10_000 - parts - width : parts)
    }

    /// An edge: `0` or `100%`.
    func edge(_ parts: Int) -> String { (parts == 0) == isMirrored ? "100%" : "0" }

    func anchor(_ anchor: SVGInk.Anchor) -> SVGInk.Anchor {
        switch (isMirrored, anchor) {
        case (true, .start): .end
        case (true, .end): .start
        default: anchor
        }
    }

    /// A distance from a place, for a text: ` dx="-6"`.
    func dx(_ pixels: Int) -> String { " dx=\"\(isMirrored ? -pixels : pixels)\"" }

    /// What keeps a picture from being turned around once more: an attribute of SVG, which `dir` is not.
    var direction: String { isMirrored ? " direction=\"ltr\"" : "" }
}
