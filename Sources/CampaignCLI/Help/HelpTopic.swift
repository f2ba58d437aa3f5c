import CSample

/// What `campaign help` explains besides the commands: a guide of `docs/`, which the program carries.
///
/// A new topic is a file there and its lines in `Sources/CSample/guides.c`.
struct HelpTopic: Sendable {
    /// What is typed after `campaign help`: the name of the file without its ending.
    let name: String
    let markdown: String

    static let all: [HelpTopic] = (0..<campaign_guide_count).map { index in
        let file = campaign_guide_at(index).pointee
        let bytes = UnsafeBufferPointer(start: file.bytes, count: file.length)
        return HelpTopic(name: String(cString: file.path), markdown: String(decoding: bytes, as: UTF8.self))
    }

    static var names: [String] { all.map(\.name) }

    static func named(_ name: String) -> HelpTopic? { all.first { $0.name == name } }

    /// The guide as text for a terminal.
    var text: String { GuideText.of(markdown) }
}
