extension ReportTheme {
    /// The page, its words, and the figures at a glance.
    static let text = """
        *, *::before, *::after { box-sizing: border-box; }
        html { background: var(--paper); color: var(--ink); -webkit-text-size-adjust: 100%; }
        body { margin: 0 auto; max-width: 72rem; padding: 0 clamp(1rem, 4vw, 3rem) 3rem;
        font: 1.0625rem/1.6 Charter, "Bitstream Charter", "Sitka Text", Cambria, Georgia, serif;
        overflow-wrap: break-word; }
        h1, h2, h3, h4 { line-height: 1.2; text-wrap: balance; font-weight: 600; }
        h1 { font-size: clamp(2rem, 1.3rem + 3vw, 3.25rem); letter-spacing: -.015em; margin: .25rem 0 .5rem; }
        h2 { font-size: 1.6rem; margin: 3.25rem 0 .75rem; padding-top: .9rem; border-top: 1px solid var(--rule); }
        h3 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
        main h2, main h3 { color: var(--accent); }
        p, ul, ol, dl, blockquote { margin: 0 0 1rem; max-width: 44rem; }
        a { color: var(--accent); text-underline-offset: .15em; }
        a:focus-visible, summary:focus-visible, .table:focus-visible {
        outline: 3px solid var(--mark); outline-offset: 3px; border-radius: 2px; }
        blockquote { margin-inline: 0; padding-inline-start: 1.25rem; border-inline-start: 3px solid var(--accent);
        color: var(--soft); }
        hr { border: 0; border-top: 1px solid var(--rule); margin: 2.5rem 0; }
        main > hr + h2 { margin-top: 0; border-top: 0; padding-top: 0; }
        pre { overflow-x: auto; max-width: 100%; }
        pre, code { font-family: ui-monospace, "Cascadia Code", Menlo, Consolas, monospace; font-size: .9em; }
        img { max-width: 100%; height: auto; }
        [data-figure] { font-variant-numeric: tabular-nums lining-nums; white-space: nowrap; }
        p [data-figure$=".pace"], td [data-figure$=".pace"], dd [data-figure$=".pace"] { white-space: normal; }
        p [data-figure], li [data-figure] { font-weight: 600; }
        .good { color: var(--good); }
        .caution { color: var(--caution); }
        .faint { color: var(--soft); }
        .skip:not(:focus) { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
        .skip:focus { position: fixed; inset: .5rem auto auto .5rem; padding: .5rem 1rem; z-index: 1;
        background: var(--paper); border: 2px solid var(--accent); }
        body > header { padding: 2.5rem 0 1.5rem; border-top: 8px solid var(--accent);
        border-bottom: 1px solid var(--rule); margin-bottom: 2rem; }
        .organization, .when, nav, dt, .detail, .notes, .legend, figcaption, details, table, .bar-row, footer,
        svg text { font-family: Seravek, "Gill Sans Nova", Ubuntu, Calibri, "Segoe UI", "DejaVu Sans",
        system-ui, sans-serif; }
        .organization { font-size: .95rem; font-weight: 600; letter-spacing: .04em; color: var(--accent);
        margin: 0; }
        .when { color: var(--soft); font-size: .95rem; margin: 0; }
        .when, .organization { max-width: none; }
        [dir=rtl] body > header .when { text-align: right; }
        .when span:not(:last-child)::after { content: " ·"; }
        nav { margin: 0 0 2rem; font-size: .95rem; }
        nav ul { list-style: none; padding: 0; margin: 0; max-width: none; columns: 16rem; column-gap: 2rem; }
        nav li { padding: .25rem 0; break-inside: avoid; }
        nav .level-3 { padding-inline-start: 1rem; }
        body > footer { margin-top: 4rem; padding-top: 1rem; border-top: 1px solid var(--rule);
        font-size: .85rem; line-height: 1.5; color: var(--soft); }
        body > footer h2 { font: inherit; font-weight: 600; color: var(--ink); margin: 0 0 .5rem; padding: 0; border: 0; }
        body > footer ul { padding-inline-start: 1.1rem; max-width: 52rem; }
        """

    /// The large figures.
    static let figures = """
        .block { margin: 1.5rem 0; max-width: none; }
        .key-figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(10rem, 1fr)); max-width: none;
        gap: 1.25rem 1rem; margin: 1.5rem 0 2rem; padding: 0; }
        .key-figures > div { border-top: 3px solid var(--rule); padding-top: .6rem; break-inside: avoid; }
        .key-figures > div:first-child { border-top-color: var(--accent); }
        .key-figures > div:first-child .value { color: var(--accent); }
        dt { font-size: .85rem; font-weight: 600; color: var(--soft); }
        dd { margin: 0; }
        .value { font-size: clamp(1.25rem, 1rem + 1.2vw, 1.75rem); line-height: 1.25; font-weight: 600; letter-spacing: -.01em;
        overflow-wrap: anywhere; }
        .detail { font-size: .85rem; line-height: 1.4; color: var(--soft); margin-top: .2rem; }
        .notes { list-style: none; padding: 0; margin: -.75rem 0 2rem; font-size: .85rem; line-height: 1.5;
        color: var(--soft); max-width: 52rem; }
        .notes [data-figure] { color: var(--ink); }
        .case { margin: 1.5rem 0; }
        """
}
