/// Lets links pass that lead somewhere safe; of any other only the text stays.
struct LinkPass {
    /// A link to a heading, to be compared when all headings of the page are known.
    struct Anchor {
        let name: String
        let line: Int
        let utf8: Range<Int>?
    }

    let context: MarkdownContext

    /// Checks all links; gives those that lead into the page.
    func run() -> [Anchor] { context.tree.nodes(.link).compactMap(check) }

    private func check(_ node: CmarkNode) -> Anchor? {
        let isMisplaced = [node.url, node.title].map { text in
            context.refuseFigures(
                in: text, "a figure cannot be used in the address or title of a link",
                hint: "put it in the link's text, or \\{{ for literal braces")
        }.contains(true)
        let url = node.url
        if !isMisplaced, url.hasPrefix("#"), url.count > 1 {
            let place = place(of: node)
            return Anchor(name: Self.decoded(String(url.dropFirst())), line: place.line, utf8: place.utf8)
        }
        if !isMisplaced, Self.isAllowed(url) { return nil }
        if !isMisplaced {
            let place = place(of: node)
            context.findings.report(
                .badLink, line: place.line, utf8: place.utf8,
                url.isEmpty ? "this link goes nowhere" : "a report cannot link to this address",
                hint: Self.hint(for: url))
        }
        context.tree.unwrap(node)
        return nil
    }

    /// Where the address stands: behind the link's words, or else wherever it is first written.
    private func place(of node: CmarkNode) -> (line: Int, utf8: Range<Int>?) {
        for written in ["](\(node.url))", "](\(node.url)"] {
            let place = context.locator.find(written, in: node)
            guard let bytes = place.utf8 else { continue }
            let first = bytes.lowerBound + 2
            return (place.line, first..<max(first + 1, first + node.url.utf8.count))
        }
        return context.locator.find(node.url, in: node)
    }

    private static func isAllowed(_ url: String) -> Bool {
        let url = url.lowercased()
        return ["http://", "https://", "mailto:"].contains { url.hasPrefix($0) && url != $0 }
    }

    private static func hint(for url: String) -> String {
        let isHost = url.hasPrefix("www.") || url.hasPrefix("//")
        if isHost { return "begin it with https://" }
        return "links begin with https://, http:// or mailto:, or go to a heading: #goals"
    }

    /// Percent escapes undone.
    private static func decoded(_ name: String) -> String {
        var result: [UInt8] = []
        let bytes = Array(name.utf8)
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
                let byte = UInt8(String(decoding: bytes[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)
            {
                result.append(byte)
                index += 3
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
