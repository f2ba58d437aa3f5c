/// How reports look, in one style sheet without any reference to the outside.
enum ReportTheme {
    /// The sheet for a paper with its running foot; the page's policy admits exactly these bytes.
    static func style(_ paper: ReportPaper, foot: PageFoot) -> String {
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
        @page {
        size: \(paper == .a4 ? "A4" : "letter"); margin: 15mm 16mm 16mm;
        \(foot.css)
        }
        \(print)
        \(lines(ThemePalette.print))
        }

        """
    }

    /// Bars and boxes that begin at the right; only pages that are read from there have it.
    static let mirrored = """
        .bar, .boxes { transform: scaleX(-1); }
        .half { margin-right: 0; margin-left: 2.5%; }
        .legend li { margin-right: 0; margin-left: 1.5rem; }
        .swatch, .boxes { margin-right: 0; margin-left: .5rem; }

        """

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
    /// The lines of paper in colors of their own: WeasyPrint knows no variable within `border`.
    private static func lines(_ colors: ThemePalette) -> String {
        """
        body > header { border-top: 8px solid \(colors.accent); border-bottom: 1px solid \(colors.rule); }
        h2, body > footer { border-top: 1px solid \(colors.rule); }
        .key-figures > div { border-top: 3px solid \(colors.rule); }
        .key-figures > div:first-child { border-top-color: \(colors.accent); }
        thead th { border-bottom: 2px solid \(colors.ink); }
        tbody tr > * { border-bottom: 1px solid \(colors.rule); }
        tbody .total > * { border-top: 2px solid \(colors.ink); border-bottom: 0; }
        body > footer h2, main > hr + h2 { border-top: 0; }
        """
    }

    /// Paper: no row is cut in two, titles stay with what they name, addresses are written out.
    ///
    /// A table that is longer than the rest of its page goes on at the next, under its heads.
    static let print = """
        html { font-size: 10pt; }
        body { max-width: none; padding: 0; }
        body > header { padding: .7rem 0; margin-bottom: .8rem; }
        h1 { font-size: 2.3rem; }
        .skip, nav, summary { display: none; }
        h2 { margin-top: 2rem; }
        h1, h2, h3, h4, caption, figcaption { break-after: avoid; }
        caption, figcaption { break-inside: avoid; }
        p, li { orphans: 3; widows: 3; }
        thead { display: table-header-group; }
        figure { break-inside: auto; }
        tr, blockquote, .key-figures, .bar-row, .columns { break-inside: avoid; }
        tbody tr:nth-child(-n+3), tbody tr:nth-last-child(-n+2), .total { break-before: avoid; }
        .legend { break-before: avoid; }
        main > hr { break-after: page; border: 0; margin: 0; }
        .quiet { display: none; }
        .half { break-inside: avoid; margin-top: .3rem; margin-bottom: 0; }
        .half .legend { display: none; }
        .finding { font-size: .85rem; line-height: 1.4; }
        figure { margin: 1rem 0; }
        .ends { flex-basis: 11.5rem; width: 11.5rem; }
        .axis-7 { flex-basis: 4.9rem; width: 4.9rem; }
        .axis-10 { flex-basis: 6.8rem; width: 6.8rem; }
        .table { overflow: visible; }
        .key-figures { display: flex; gap: 0; margin: 1rem 0; }
        .key-figures > div { flex: 1 1 0; min-width: 7rem; }
        .key-figures > div + div { margin-left: .8rem; }
        [dir=rtl] .key-figures > div + div { margin-left: 0; margin-right: .8rem; }
        .value { font-size: 1.35rem; }
        table { font-size: .82rem; }
        th, td { padding: .35rem .25rem; }
        .words table { font-size: .78rem; }
        .words .num { width: 1px; }
        tbody th { min-width: 7rem; }
        .small { width: 4rem; margin-inline-end: .3rem; }
        .has-bar { width: 7rem; padding-right: 1rem; }
        [dir=rtl] .has-bar { padding-right: .35rem; padding-left: 1rem; }
        details caption { display: none; }
        .notes { break-before: avoid; }
        details::details-content { content-visibility: visible; display: block; height: auto; }
        .bar, .plot, .axis, .swatch { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        a { color: inherit; }
        main a[href^="http"]::after, main a[href^="mailto"]::after { content: " (" attr(href) ")"; font-size: .85em; }
        body > footer { break-inside: avoid; margin-top: 1.2rem; font-size: .8rem; }
        body > footer ul { max-width: none; margin-bottom: 0; }
        """
}
