/// The colors of a report, each with one job; a test computes the contrast of every pair that meets.
struct ThemePalette: Sendable {
    /// Behind everything.
    var paper: String
    /// Behind rows that stand out.
    var surface: String
    var ink: String
    /// Small print; still text that everyone can read.
    var soft: String
    /// Lines that only set things apart.
    var rule: String
    /// Titles, links and what was raised.
    var accent: String
    /// Money that has come in.
    var solid: String
    /// Behind the hatching of pledges.
    var promised: String
    /// The hatching, and the edge of an empty bar.
    var hatch: String
    var track: String
    /// Where the schedule expects a bar to be.
    var mark: String
    var good: String
    var caution: String

    static let light = ThemePalette(
        paper: "#fdfcf9", surface: "#f3f0e8", ink: "#1e2a2e", soft: "#55636a", rule: "#d5d0c3",
        accent: "#0b5261", solid: "#0f6375", promised: "#cfe3e5", hatch: "#2f7f8f", track: "#ece8de",
        mark: "#a8430c", good: "#1f6b3f", caution: "#973c0a")

    static let dark = ThemePalette(
        paper: "#10181b", surface: "#1a2529", ink: "#e9edeb", soft: "#a8b6ba", rule: "#36454a",
        accent: "#8fd3dd", solid: "#56b6c4", promised: "#1f3f46", hatch: "#7cc4cf", track: "#233136",
        mark: "#f2a766", good: "#86d3a3", caution: "#f3b27c")

    /// White, because ink on a tinted page wastes toner.
    static let print: ThemePalette = {
        var palette = light
        palette.paper = "#ffffff"
        palette.surface = "#ffffff"
        return palette
    }()

    var colors: [(name: String, value: String)] {
        [
            ("paper", paper), ("surface", surface), ("ink", ink), ("soft", soft), ("rule", rule),
            ("accent", accent), ("solid", solid), ("promised", promised), ("hatch", hatch), ("track", track),
            ("mark", mark), ("good", good), ("caution", caution),
        ]
    }

    var css: String { colors.map { "--\($0.name): \($0.value);" }.joined(separator: "\n") }
}
