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
        .track, .promised, .late, .empty-box, .wedge { fill: Canvas; stroke: CanvasText; }
        .solid, .box { fill: CanvasText; }
        .hatch, .late-hatch, .goal, .zero, .grid, .raised, .edge { stroke: CanvasText; }
        .mark, .plan { stroke: Highlight; }
        .halo { stroke: Canvas; }
        svg text { fill: CanvasText; }
        }
        @media (prefers-contrast: more) {
        :root { --soft: var(--ink); --rule: var(--ink); }
        }
        """
}

extension ReportTheme {
    /// Paper: nothing is cut in two, titles stay with what they name, addresses are written out.
    static let print = """
        html { font-size: 10pt; }
        body { max-width: none; padding: 0; }
        body > header { padding-top: 1rem; margin-bottom: 1rem; }
        .skip, nav, summary { display: none; }
        h2 { margin-top: 2rem; }
        h1, h2, h3, h4, caption, figcaption { break-after: avoid; }
        p, li { orphans: 3; widows: 3; }
        thead { display: table-header-group; }
        figure { break-inside: auto; }
        tr, .table, blockquote, .key-figures, .bar-row, .columns { break-inside: avoid; }
        .legend { break-before: avoid; }
        main > hr { break-after: page; border: 0; margin: 0; }
        main > hr + h2 { margin-top: 0; border-top: 0; padding-top: 0; }
        .told { display: none; }
        .half { break-inside: avoid; }
        .ends { flex-basis: 9rem; width: 9rem; }
        .table { overflow: visible; }
        .key-figures { grid-template-columns: repeat(auto-fit, minmax(7.5rem, 1fr)); }
        .value { font-size: 1.35rem; }
        table { font-size: .82rem; }
        th, td { padding: .35rem .35rem; }
        tbody th { min-width: 7rem; }
        .small { width: 4rem; margin-inline-end: .3rem; }
        details caption { display: none; }
        .notes { break-before: avoid; }
        details::details-content { content-visibility: visible; display: block; height: auto; }
        .bar, .plot, .axis, .swatch { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        a { color: inherit; }
        main a[href^="http"]::after, main a[href^="mailto"]::after { content: " (" attr(href) ")"; font-size: .85em; }
        body > footer { break-inside: avoid; margin-top: 2rem; }
        """
}
