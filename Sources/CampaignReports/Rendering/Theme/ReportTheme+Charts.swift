extension ReportTheme {
    /// Pictures: solid for money, hatched for promises, a line for the schedule; never color alone.
    static let charts = """
        figure { margin: 2rem 0; break-inside: avoid; }
        figcaption { font-weight: 600; margin-bottom: .75rem; font-size: .95rem; }
        .track { fill: var(--track); }
        .solid { fill: var(--solid); }
        .promised { fill: var(--promised); stroke: var(--hatch); }
        .hatch { stroke: var(--hatch); stroke-width: 1.5; fill: none; }
        .halo { stroke: var(--paper); stroke-width: 6; }
        .mark { stroke: var(--mark); stroke-width: 3; }
        .plan { stroke: var(--mark); stroke-width: 1.5; }
        .late { fill: var(--paper); stroke: var(--caution); }
        .late-hatch { stroke: var(--caution); stroke-width: 1.5; fill: none; }
        .raised { stroke: var(--accent); stroke-width: 3; stroke-linecap: square; }
        .box { fill: var(--accent); stroke: var(--accent); }
        .empty-box { fill: var(--paper); stroke: var(--hatch); }
        .wedge { fill: var(--track); }
        .edge { fill: none; stroke: var(--accent); stroke-width: 1.5; stroke-dasharray: 4 3; }
        .goal { stroke: var(--ink); stroke-width: 2; stroke-dasharray: 3 2; }
        .grid { stroke: var(--rule); }
        .zero { stroke: var(--ink); }
        svg text { fill: var(--soft); font-size: 12px; }
        svg .strong { fill: var(--ink); font-weight: 600; }
        .finding { display: block; font-weight: 400; color: var(--soft); margin-top: .3rem; line-height: 1.5;
        max-width: 44rem; }
        .finding [data-figure] { color: var(--ink); font-weight: 600; }
        .half { display: inline-block; vertical-align: top; width: 48%; margin-right: 2.5%; }
        [dir=rtl] .half { margin-right: 0; margin-left: 2.5%; }
        .half svg text { font-size: 10px; }
        .half tbody th { min-width: 0; }
        .half + .half, [dir=rtl] .half + .half { margin-right: 0; margin-left: 0; }
        .boxes { display: inline-block; vertical-align: middle; margin-right: .5rem; }
        .has-boxes bdi { display: inline-block; min-width: 3.8rem; text-align: right; }
        .bar { display: block; width: 100%; height: 28px; overflow: visible; }
        .small { display: inline-block; vertical-align: middle; width: 5.5rem; height: 10px; margin-inline-end: .6rem; }
        .small .halo { stroke-width: 4; }
        .small .mark { stroke-width: 2; }
        .bar-row { margin: 0 0 1rem; }
        .bar-row p { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; margin: 0 0 .3rem;
        max-width: none; font-size: .9rem; }
        .bar-row p > :first-child { font-weight: 600; }
        .columns { display: flex; }
        .axis { flex: 0 0 3.4rem; width: 3.4rem; }
        .axis-7 { flex-basis: 4.1rem; width: 4.1rem; }
        .axis-10 { flex-basis: 5.7rem; width: 5.7rem; }
        .field { flex: 1 1 0; min-width: 0; }
        .plot { display: block; width: 100%; overflow: visible; }
        .ends { flex: 0 0 11rem; width: 11rem; }
        .plot .group { font-weight: 600; }
        .legend { list-style: none; padding: 0; margin: .5rem 0; font-size: .85rem; color: var(--soft); max-width: none; }
        .legend li { display: inline-block; margin-right: 1.5rem; }
        .swatch { display: inline-block; vertical-align: middle; margin-right: .5rem; overflow: visible; }
        details { font-size: .85rem; margin-top: .5rem; }
        summary { cursor: pointer; color: var(--accent); padding: .35rem 0; }
        details .table { margin: .5rem 0 0; }
        @media screen and (max-width: 60rem) {
        .half, [dir=rtl] .half { display: block; width: auto; margin-right: 0; margin-left: 0; }
        }
        @media screen and (max-width: 46rem) {
        .plot text { font-size: 10px; }
        .ends { flex-basis: 5.8rem; width: 5.8rem; overflow: hidden; }
        .ends text { font-size: 10px; }
        .plot .wide, .ends text:not(.strong) { display: none; }
        }
        """
}

extension ReportTheme {
    /// Rows on paper and wide screens, a card for each row on phones; of many columns on tablets too.
    static let tables = """
        .table { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; font-size: .9rem; line-height: 1.4; }
        caption { text-align: start; font-weight: 600; font-size: .95rem; padding: 0 0 .6rem; }
        th, td { text-align: start; vertical-align: baseline; padding: .5rem .5rem; }
        th:first-child { padding-inline-start: 0; }
        tr > :last-child { padding-inline-end: 0; }
        thead th { font-size: .8rem; color: var(--soft); font-weight: 600; vertical-align: bottom;
        border-bottom: 2px solid var(--ink); }
        tbody th { font-weight: 600; min-width: 10rem; }
        tbody tr > * { border-bottom: 1px solid var(--rule); }
        .in-1, .in-2, .in-3, .in-4 { font-weight: 400; }
        .in-1 { padding-left: 1.1rem !important; }
        [dir=rtl] .in-1 { padding-left: .5rem !important; padding-right: 1.1rem !important; }
        .in-2 { padding-left: 2.2rem !important; }
        [dir=rtl] .in-2 { padding-left: .5rem !important; padding-right: 2.2rem !important; }
        .in-3 { padding-left: 3.3rem !important; }
        [dir=rtl] .in-3 { padding-left: .5rem !important; padding-right: 3.3rem !important; }
        .in-4 { padding-left: 4.4rem !important; }
        [dir=rtl] .in-4 { padding-left: .5rem !important; padding-right: 4.4rem !important; }
        .has-bar { white-space: nowrap; font-variant-numeric: tabular-nums lining-nums; }
        .has-bar bdi { display: inline-block; min-width: 2.8rem; text-align: end; }
        .num { text-align: end; font-variant-numeric: tabular-nums lining-nums; white-space: nowrap; }
        .day { white-space: nowrap; }
        .total > * { font-weight: 700; border-top: 2px solid var(--ink); border-bottom: 0; }
        @media screen and (max-width: 66rem) { th, td { padding: .5rem .3rem; } }
        @media screen and (max-width: 60rem) {
        .half, [dir=rtl] .half { display: block; width: auto; margin-right: 0; margin-left: 0; }
        }
        @media screen and (max-width: 46rem) {
        .boxes { display: block; max-width: 100%; height: auto; }
        tbody th { min-width: 5rem; }
        .num { white-space: normal; }
        }
        \(cards("cards", below: 46))
        \(cards("many", below: 60))
        """

    /// The rules by which the rows of a kind of tables are cards on screens narrower than so many rem.
    private static func cards(_ kind: String, below width: Int) -> String {
        """
        @media screen and (max-width: \(width)rem) {
        .KIND { overflow-x: visible; }
        .KIND table, .KIND caption, .KIND tbody, .KIND tr, .KIND th, .KIND td { display: block; }
        .KIND thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
        .KIND tbody tr { display: grid; grid-template-columns: repeat(auto-fill, minmax(7.5rem, 1fr));
        gap: .15rem 1rem; padding: .75rem 0; border-bottom: 1px solid var(--rule); }
        .KIND tbody tr > * { border: 0; padding: 0; }
        .KIND tbody th, .KIND .has-bar { grid-column: 1 / -1; }
        .KIND tbody th { font-size: 1rem; }
        .KIND td { text-align: start; }
        .KIND td::before { content: attr(data-label); display: block; font-size: .75rem; color: var(--soft);
        font-weight: 400; }
        .KIND .small { flex: 1 1 0; width: auto; min-width: 0; max-width: 24rem; margin: 0; }
        .KIND .has-bar { display: flex; align-items: center; gap: .75rem; padding: .3rem 0; }
        .KIND .has-bar::before { content: none; }
        .KIND .empty { display: none; }
        .KIND .total { border-top: 2px solid var(--ink); border-bottom: 0; }
        }
        """.replacing("KIND", with: kind)
    }
}
