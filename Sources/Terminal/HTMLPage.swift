import CampaignKit

/// The page around a table: what every self-contained document of our own begins and ends with.
enum HTMLPage {
    /// Small enough to read, and good on paper.
    static let style = """

        body { margin: 2rem auto; max-width: 70rem; padding: 0 1rem; font: 1rem/1.4 system-ui, sans-serif; }
        table { border-collapse: collapse; width: 100%; }
        caption { text-align: start; font-weight: bold; font-size: 1.25rem; padding-block: .5rem; }
        th, td { text-align: start; vertical-align: top; padding: .25rem .5rem; }
        th, td { border-bottom: 1px solid #767676; }
        th[scope="row"] { font-weight: normal; }
        .num { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
        .total > * { font-weight: bold; }
        .rule > * { border-top: 2px solid currentcolor; }
        @media print { body { margin: 0; max-width: none; } thead { display: table-header-group; } }

        """

    /// The digest by which the page's policy lets `style` in, and nothing else; a test recomputes it.
    static let styleDigest = "sha256-T0WRHnPsfWmiy3K99qSsRNAtWYDcowDwJO+eEf9ZxK0="

    /// Everything up to and with `<body>`.
    static func opening(title: String, language: String) -> [String] {
        let policy = "default-src 'none'; style-src '\(styleDigest)'; base-uri 'none'; form-action 'none'"
        return [
            "<!DOCTYPE html>",
            "<html lang=\"\(HTMLText.escape(language))\">",
            "<head>",
            "<meta charset=\"utf-8\">",
            "<meta http-equiv=\"Content-Security-Policy\" content=\"\(policy)\">",
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
            "<title>\(HTMLText.escape(title))</title>",
            "<style>\(style)</style>",
            "</head>",
            "<body>",
        ]
    }

    /// What closes the page.
    static let closing = ["</body>", "</html>"]
}
