/// How reports look, in one style sheet without any reference to the outside.
enum ReportTheme {
    /// The sheet for a paper; the page's policy admits exactly these bytes.
    static func style(_ paper: ReportPaper) -> String {
        """

        :root {
        color-scheme: light dark;
        \(ThemePalette.light.css)
        }
        @media (prefers-color-scheme: dark) {
        :root {
        \(ThemePalette.dark.css)
        }
        }
        \(text)
        \(figures)
        \(tables)
        \(charts)
        \(contrast)
        @media print {
        :root {
        color-scheme: light;
        \(ThemePalette.print.css)
        }
        @page { size: \(paper == .a4 ? "A4" : "letter"); margin: 18mm 16mm 20mm; }
        \(print)
        }

        """
    }

    /// For those who have their own colors: nothing is told by ours.
    private static let contrast = """
        @media (forced-colors: active) {
        .track, .promised { fill: Canvas; stroke: CanvasText; }
        .solid { fill: CanvasText; }
        .hatch, .goal, .zero, .grid { stroke: CanvasText; }
        .mark { stroke: Highlight; }
        .halo { stroke: Canvas; }
        svg text { fill: CanvasText; }
        }
        @media (prefers-contrast: more) {
        :root { --soft: var(--ink); --rule: var(--ink); }
        }
        """
}
