/// Turns paragraphs that are pipe tables into tables: the parser knows none.
///
/// Cells are parsed one by one and put into the same tree, so that every other pass works on them too.
struct TablePass {
    let context: MarkdownContext

    func run() {
        var number = 0
        for node in context.tree.nodes(.paragraph) {
            let lines = source(of: node)
            guard let table = PipeTable(lines) else { continue }
            number += 1
            build(table, from: node, lines: lines, number: number)
        }
    }

    private func build(_ table: PipeTable, from node: CmarkNode, lines: [String], number: Int) {
        let range = context.locator.lines(of: node)
        guard table.cellCount <= PipeTable.mostCells else {
            return context.findings.report(
                .tooLong, line: range.lowerBound, "the table has more than 20,000 cells",
                hint: "split it, or put it in a file of its own")
        }
        for row in table.longRows {
            context.findings.report(
                .tableShape, line: range.lowerBound + row,
                "this row has more cells than the table has columns",
                hint: "write \\| for a bar inside a cell")
        }
        var table = table
        let neighbor = table.caption == nil ? captionBeside(node) : nil
        table.caption = table.caption ?? neighbor?.caption
        let writer = TableWriter(
            table: table, format: context.rules.format, tree: context.tree, id: "table_\(number)")
        guard let shown = writer.node() else { return }
        context.locator.note(shown, lines: range)
        if let neighbor { context.tree.remove(neighbor.node) }
        let above = paragraph(above: lines[..<table.first])
        if let above { context.locator.note(above, lines: range) }
        context.tree.replace(node, with: [above, shown].compactMap { $0 })
    }

    /// A paragraph of one line that begins with `Table:`, right after or before.
    private func captionBeside(_ node: CmarkNode) -> (node: CmarkNode, caption: String)? {
        for neighbor in [node.next, node.previous].compactMap({ $0 }) where neighbor.kind == .paragraph {
            let lines = source(of: neighbor)
            if lines.count == 1, let caption = PipeTable.caption(lines[0]) { return (neighbor, caption) }
        }
        return nil
    }

    /// The lines of text before the table in its paragraph.
    private func paragraph(above lines: ArraySlice<String>) -> CmarkNode? {
        guard !lines.isEmpty, let paragraph = context.tree.paragraph() else { return nil }
        // So far in, no line can begin anything but the paragraph's next one.
        context.tree.parse(lines.joined(separator: "\n        "), into: paragraph)
        return paragraph
    }

    /// The lines of a paragraph without what quotations and lists put before them.
    private func source(of node: CmarkNode) -> [String] {
        guard node.startLine > 0, node.endLine <= context.lines.count, node.startLine <= node.endLine else {
            return []
        }
        let quotes = node.ancestors.count { $0.kind == .quote }
        return (node.startLine...node.endLine).map { number in
            let line = context.lines[number - 1]
            if number == node.startLine {
                let rest = Array(line.utf8).dropFirst(max(0, node.startColumn - 1))
                return String(decoding: rest, as: UTF8.self).trimmingBlanks
            }
            var rest = line[...].drop { $0 == " " || $0 == "\t" }
            for _ in 0..<quotes where rest.first == ">" {
                rest = rest.dropFirst().drop { $0 == " " || $0 == "\t" }
            }
            return String(rest).trimmingBlanks
        }
    }
}
