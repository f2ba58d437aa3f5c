/// Lets images pass that are inside the text itself; a note with their description stands for any other.
struct ImagePass {
    let context: MarkdownContext

    func run() {
        for node in context.tree.nodes(.image) where !node.ancestors.contains(where: { $0.kind == .image }) {
            check(node)
        }
    }

    private func check(_ node: CmarkNode) {
        let isMisplaced = [node.url, node.title].map { text in
            context.refuseFigures(
                in: text, "a figure cannot stand in the address or title of an image",
                hint: "put it into the description: ![{{ raised }}](…)")
        }.contains(true)
        let url = context.tokens.restored(node.url)
        guard isMisplaced || !Self.isEmbedded(url) else { return }
        if !isMisplaced {
            context.report(
                .refusedImage, node, at: url, "an image from elsewhere is not shown in a report",
                hint: "put it into the text: data:image/png;base64,…")
        }
        refuse(node)
    }

    private func refuse(_ node: CmarkNode) {
        guard let opening = context.tree.text("[image not shown: "), let closing = context.tree.text("]"),
            let alternative = context.tree.text(alternative(of: node)),
            let note = context.tree.note("")
        else { return context.tree.remove(node) }
        for part in [opening, alternative, closing] { note.append(part) }
        context.tree.replace(node, with: [note])
    }

    /// The description, with its figures still to come.
    private func alternative(of node: CmarkNode) -> String {
        context.tree.nodes(below: node).map { part in
            switch part.kind {
            case .text, .code: part.literal
            case .softBreak, .lineBreak: " "
            default: ""
            }
        }.joined()
    }

    private static func isEmbedded(_ url: String) -> Bool {
        let url = url.lowercased()
        return ["png", "gif", "jpeg", "webp"].contains { url.hasPrefix("data:image/\($0);base64,") }
    }
}
