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
        tr, figure, blockquote, .key-figures > div, .bar-row { break-inside: avoid; }
        .table { overflow: visible; }
        .key-figures { grid-template-columns: repeat(auto-fit, minmax(7.5rem, 1fr)); }
        .value { font-size: 1.35rem; }
        .notes { break-before: avoid; }
        details::details-content { content-visibility: visible; display: block; height: auto; }
        .bar, .plot, .axis, .swatch { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        a { color: inherit; }
        main a[href^="http"]::after, main a[href^="mailto"]::after { content: " (" attr(href) ")"; font-size: .85em; }
        body > footer { break-inside: avoid; margin-top: 2rem; }
        """
}
