extension ReportTheme {
    /// Rows on paper and wide screens, a card for each row on phones.
    static let tables = """
        .table { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; font-size: .9rem; line-height: 1.4; }
        caption { text-align: start; font-weight: 600; padding: 0 0 .6rem; }
        th, td { text-align: start; vertical-align: baseline; padding: .5rem .5rem; }
        th:first-child { padding-inline-start: 0; }
        tr > :last-child { padding-inline-end: 0; }
        thead th { font-size: .8rem; color: var(--soft); font-weight: 600; vertical-align: bottom;
        border-bottom: 2px solid var(--ink); }
        tbody th { font-weight: 600; min-width: 10rem; }
        tbody tr > * { border-bottom: 1px solid var(--rule); }
        .in-1, .in-2, .in-3, .in-4 { font-weight: 400; }
        .in-1 { padding-inline-start: 1.1rem !important; }
        .in-2 { padding-inline-start: 2.2rem !important; }
        .in-3 { padding-inline-start: 3.3rem !important; }
        .in-4 { padding-inline-start: 4.4rem !important; }
        .has-bar { white-space: nowrap; font-variant-numeric: tabular-nums lining-nums; }
        .has-bar bdi { display: inline-block; min-width: 2.8rem; text-align: end; }
        .num { text-align: end; font-variant-numeric: tabular-nums lining-nums; white-space: nowrap; }
        .total > * { font-weight: 700; border-top: 2px solid var(--ink); border-bottom: 0; }
        @media screen and (max-width: 46rem) {
        .cards { overflow-x: visible; }
        .cards table, .cards caption, .cards tbody, .cards tr, .cards th, .cards td { display: block; }
        .cards thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
        .cards tbody tr { display: grid; grid-template-columns: 1fr 1fr; gap: .15rem 1rem; padding: .75rem 0;
        border-bottom: 1px solid var(--rule); }
        .cards tbody tr > * { border: 0; padding: 0; }
        .cards tbody th, .cards .has-bar { grid-column: 1 / -1; }
        .cards tbody th { font-size: 1rem; }
        .cards td { text-align: start; }
        .cards td::before { content: attr(data-label); display: block; font-size: .75rem; color: var(--soft);
        font-weight: 400; }
        .cards .has-bar { display: flex; align-items: center; gap: .75rem; padding: .3rem 0; }
        .cards .has-bar::before { content: none; }
        .cards .empty { display: none; }
        .cards .total { border-top: 2px solid var(--ink); border-bottom: 0; }
        }
        """
}
