extension SeededGenerator {
    /// Fixed seeds and this run's own; a failing seed is shown as the test's argument.
    public static let seeds: [UInt64] = [1, 2, 3, 42, 2026, Seeds.fresh]

    /// Names as bad as they come: wide, joined, combining, right to left, controls, syntax.
    public mutating func hostileText(pieces: Int) -> String {
        let stock = [
            "a", "Ana Ruiz", " ", "  ", "日本語", "한국어", "👩‍👩‍👧",
            "👍🏽", "🇩🇪", "❤️", "e\u{301}", "\u{301}", "שלום",
            "مرحبا",
            "क्षि", "ﷺ", "\u{1B}[31m", "\n", "\r\n", "\t", "\u{202E}", "\u{9B}2J", "|", "`", "<b>", "&", "\\",
            "*", "_",
            "\"", ",", "=1+1", "\u{200D}", "\u{FE0F}", "\u{0}", "\u{E000}", "…", "1", "-", "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
        ]
        return (0..<pieces).compactMap { _ in stock.randomElement(using: &self) }.joined()
    }
}
