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
                in: text, "a figure cannot be used in the address or title of an image",
                hint: "put it in the description: ![{{ raised }}](…)")
        }.contains(true)
        let url = context.tokens.restored(node.url)
        guard isMisplaced || !Self.isEmbedded(url) else { return }
        if !isMisplaced {
            context.report(
                .refusedImage, node, at: url, "an external image is not shown in a report",
                hint: "put it in the text: data:image/png;base64,…")
        }
        refuse(node)
    }

    private func refuse(_ node: CmarkNode) {
        let note = context.note("[image not shown: \(alternative(of: node))]")
        context.tree.replace(node, with: [note].compactMap { $0 })
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
