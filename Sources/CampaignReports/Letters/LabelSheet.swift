public import CampaignKit
import Digests
import Terminal

/// Address labels for printing: Avery 5160 and its like, thirty on a US Letter page.
///
/// Three columns of ten, each 2.625 by 1 inch; the first begins half an inch from the top and three
/// sixteenths from the left, columns are an eighth of an inch apart. Print at 100 %, without margins of the
/// printer's own.
public enum LabelSheet {
    public static let perPage = 30
    private static let columns = 3
    /// Sizes of type in points, largest first.
    static let sizes = [10, 9, 8, 7, 6]
    /// What text may take of a label, in thousandths of an inch.
    private static let room = (width: 2375, height: 900)

    /// The sheets; the first `skipping` labels of the first page are left free, for one that was begun.
    public static func write(
        _ rows: [MailMergeRow], title: String, skipping: Int = 0, to write: ([UInt8]) throws -> Void
    ) rethrows {
        var html = HTMLBytes()
        open(title, &html)
        var position = skipping
        if position > 0 { html.append("<div class=\"sheet\">\n" + free(position)) }
        for row in rows {
            if position % perPage == 0 {
                if position > 0 { html.append("</div>\n") }
                html.append("<div class=\"sheet\">\n")
            }
            label(PostalAddress.lines(row), &html)
            position += 1
            if html.bytes.count >= 1 << 16 { try write(html.drain()) }
        }
        if position > 0 { html.append("</div>\n") }
        html.append("</main>\n</body>\n</html>\n")
        try write(html.drain())
    }

    private static func free(_ count: Int) -> String {
        String(repeating: "<p class=\"label\"></p>\n", count: count)
    }

    private static func label(_ lines: [String], _ html: inout HTMLBytes) {
        html.append("<p class=\"label s\(size(lines))\" dir=\"ltr\"><span>")
        LetterPage.lines(lines, &html)
        html.append("</span></p>\n")
    }

    /// The largest type that all lines fit into, wrapped where they are long; the smallest when none does:
    /// what is beyond the label is then not printed.
    static func size(_ lines: [String]) -> Int {
        let widths = lines.map { DisplayWidth.of(TerminalText.safe($0)) }
        return sizes.first { size in
            // A letter is a little more than half as wide as its type is high, a line a sixth higher.
            let perLine = room.width * 72 * 100 / (size * 1000 * 55)
            let written = widths.reduce(0) { $0 + max(1, ($1 + perLine - 1) / perLine) }
            return written * size * 117 * 1000 / (100 * 72) <= room.height
        } ?? 6
    }

    private static func open(_ title: String, _ html: inout HTMLBytes) {
        let digest = SHA256.base64(SHA256.digest(Array(css.utf8)))
        html.append(
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
            style-src 'sha256-\(digest)'; base-uri 'none'; form-action 'none'">
            <title>
            """)
        html.words(title)
        html.append("</title>\n<style>\(css)</style>\n</head>\n<body>\n<main tabindex=\"0\">\n<h1>")
        html.words(title)
        html.append("</h1>\n")
    }

    /// Labels are floats: WeasyPrint of Debian 12 has no grid, and put each below the last one.
    private static let css = """

        @page { size: letter; margin: 0; }
        h1 { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; margin: 0; }
        @media screen { main { overflow-x: auto; } }
        @media print { h1 { display: none; } }
        body { margin: 0; color: #000; background: #fff;
        font-family: Arial, "Liberation Sans", "Noto Sans", "Noto Sans Hebrew", "Noto Sans Arabic", sans-serif; }
        .sheet { box-sizing: border-box; width: 8.5in; height: 11in; padding: .5in .1875in 0;
        break-after: page; overflow: hidden; }
        .sheet:last-child { break-after: auto; }
        .label { float: left; margin: 0 .125in 0 0; box-sizing: border-box; width: 2.625in; height: 1in;
        padding: .05in .125in; overflow: hidden; display: flex; align-items: center; line-height: 1.17;
        text-align: left; overflow-wrap: anywhere; }
        .label:nth-child(3n) { margin-right: 0; }
        .label span { max-width: 100%; }
        \(sizes.map { ".s\($0) { font-size: \($0)pt; }" }.joined(separator: "\n"))
        @media screen { .label { outline: 1px dotted #999; } }

        """
}
