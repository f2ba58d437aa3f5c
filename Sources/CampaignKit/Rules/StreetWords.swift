/// Lines of an address reduced to what two spellings of the same share.
///
/// Source: USPS Publication 28, appendices B and C: the usual words for streets, directions and flats.
enum StreetWords {
    /// Lower case, without punctuation, usual words in their short form; empty where nothing is left.
    ///
    /// A ZIP+4 keeps its hyphen.
    static func folded(_ lines: [String]) -> String {
        let text = lines.joined(separator: " ")
        if text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2D }) { return text }
        let spaced = text.replacing("#", with: " unit ")
        guard let folded = NameFolding.fold(spaced) else { return text }
        return folded.split(separator: " ").map { short[String($0)] ?? String($0) }.joined(separator: " ")
    }

    private static let short: [String: String] = [
        "street": "st", "avenue": "ave", "av": "ave", "road": "rd", "drive": "dr", "lane": "ln",
        "court": "ct",
        "boulevard": "blvd", "place": "pl", "terrace": "ter", "highway": "hwy", "parkway": "pkwy",
        "circle": "cir", "square": "sq", "trail": "trl", "way": "way", "north": "n", "south": "s",
        "east": "e",
        "west": "w", "northeast": "ne", "northwest": "nw", "southeast": "se", "southwest": "sw",
        "apartment": "unit", "apt": "unit", "suite": "unit", "ste": "unit", "number": "unit", "no": "unit",
        "usa": "us", "saint": "st", "mount": "mt", "fort": "ft",
    ]
}
