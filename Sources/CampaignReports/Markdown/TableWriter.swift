import Terminal

/// Builds the nodes of a table: custom inlines for rows and cells, with the parsed cells in them.
struct TableWriter {
    let table: PipeTable
    let format: MarkdownFormat
    let tree: CmarkTree
    /// Of the caption.
    let id: String

    func node() -> CmarkNode? {
        // In Markdown a block of our own would begin on a line of its own, which ends a quotation.
        guard let block = format == .html ? tree.customBlock() : tree.paragraph() else { return nil }
        if let caption = table.caption, let node = inline(caption) {
            node.setCustom(
                enter: format == .html ? "<caption id=\"\(id)\">" : "Table: ",
                exit: format == .html ? "</caption>\n" : "\n\n")
            block.append(node)
        }
        append(table.header, to: block, isHeader: true, isLast: false)
        for (index, row) in table.rows.enumerated() {
            append(row, to: block, isHeader: false, isLast: index == table.rows.count - 1)
        }
        switch format {
        case .html:
            let label =
                table.caption == nil ? "aria-label=\"Table\"" : "aria-labelledby=\"\(id)\""
            block.setCustom(
                enter: "<div class=\"table\" role=\"region\" tabindex=\"0\" \(label)>\n<table>",
                exit: "</tbody>\n</table>\n</div>")
        case .markdown: break
        }
        return block
    }

    private func append(_ cells: [String], to block: CmarkNode, isHeader: Bool, isLast: Bool) {
        guard let row = tree.customInline() else { return }
        for (column, cell) in cells.enumerated() {
            guard let node = inline(cell) else { continue }
            frame(node, column: column, isHeader: isHeader)
            row.append(node)
        }
        switch format {
        case .html:
            row.setCustom(
                enter: isHeader ? "<thead>\n<tr>" : "\n<tr>",
                exit: isHeader ? "</tr>\n</thead>\n<tbody>" : "</tr>")
        case .markdown:
            let end = isLast || (isHeader && table.rows.isEmpty) ? "" : "\n"
            row.setCustom(enter: "|", exit: isHeader ? "\n\(delimiters)\(end)" : end)
        }
        block.append(row)
    }

    private func frame(_ cell: CmarkNode, column: Int, isHeader: Bool) {
        guard format == .html else { return cell.setCustom(enter: " ", exit: " |") }
        let look =
            switch table.alignments[column] {
            case .none, .start: ""
            case .center: " class=\"center\""
            case .end: " class=\"num\""
            }
        cell.setCustom(
            enter: isHeader ? "<th scope=\"col\"\(look)>" : "<td\(look)>", exit: isHeader ? "</th>" : "</td>")
    }

    private var delimiters: String {
        let marks = table.alignments.map { alignment in
            switch alignment {
            case .none: "---"
            case .start: ":---"
            case .center: ":---:"
            case .end: "---:"
            }
        }
        return "| \(marks.joined(separator: " | ")) |"
    }

    private func inline(_ markdown: String) -> CmarkNode? {
        let node = tree.customInline()
        if let node { tree.parse(markdown, into: node) }
        return node
    }
}
