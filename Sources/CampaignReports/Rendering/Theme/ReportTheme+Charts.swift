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
        .goal { stroke: var(--ink); stroke-width: 2; stroke-dasharray: 3 2; }
        .grid { stroke: var(--rule); }
        .zero { stroke: var(--ink); }
        svg text { fill: var(--soft); font-size: 12px; }
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
        .plot { flex: 1 1 0; min-width: 0; overflow: visible; }
        .plot text { text-anchor: middle; }
        .plot .group { font-weight: 600; }
        .legend { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; padding: 0; margin: .5rem 0;
        font-size: .85rem; color: var(--soft); max-width: none; }
        .legend li { display: flex; align-items: center; gap: .5rem; }
        .swatch { overflow: visible; }
        details { font-size: .85rem; margin-top: .5rem; }
        summary { cursor: pointer; color: var(--accent); padding: .35rem 0; }
        details .table { margin: .5rem 0 0; }
        @media screen and (max-width: 46rem) {
        .cards .small { flex: 1 1 0; width: auto; min-width: 0; margin: 0; }
        .plot text { font-size: 10px; }
        }
        """
}
