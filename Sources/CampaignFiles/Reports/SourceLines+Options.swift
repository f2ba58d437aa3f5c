public import CampaignKit
import Yams

/// The options of a block: flat YAML in some lines of a Markdown file.
extension SourceLines {
    /// Reads `key: value` lines; lists, mappings and what is not YAML are reported.
    public func options(in lines: Range<Int>) -> (options: [WrittenOption], findings: [Finding]) {
        let sink = FindingSink()
        let yaml = YAMLReader(source: source, sink: sink, lines: lines)
        guard case .mapping(let mapping) = yaml.read() else { return ([], sink.sorted) }
        let context = ReadingContext(
            source: source, sink: sink, currency: .usd, lineOffset: lines.lowerBound - 1)
        let fields = Fields(mapping, describing: "block", in: context)
        let options = fields.names.compactMap { option($0, in: fields) }
        return (options, sink.sorted)
    }

    private func option(_ name: String, in fields: Fields) -> WrittenOption? {
        guard let key = fields.keyPlace(name) else { return nil }
        guard fields.value(name) != nil else {
            return WrittenOption(
                key: name, value: "", keyLocation: key.location, valueLocation: key.location)
        }
        guard let scalar = fields.scalar(name) else { return nil }
        return WrittenOption(
            key: name, value: scalar.text.trimmed, keyLocation: key.location,
            valueLocation: scalar.place.location)
    }
}
