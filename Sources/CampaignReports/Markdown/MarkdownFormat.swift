/// What a tree is written as.
enum MarkdownFormat: Sendable { case html, markdown }
