public import CampaignKit
import Yams

/// The mappings of a workspace, and what is wrong with their files.
public struct MappingResult: Sendable {
    /// Those without an error, by name.
    public let mappings: [FileMapping]
    public let findings: [Finding]
}

/// Turns `Campaigns/imports/*.yml` into mappings and findings: all findings of all files at once.
public enum MappingLoader {
    /// Reads them all.
    ///
    /// - Parameter plan: whose campaigns a mapping may name.
    public static func load(
        _ files: [PlanFile], plan: Plan, _ vocabulary: MappingVocabulary
    ) -> MappingResult {
        let sink = FindingSink()
        var mappings: [FileMapping] = []
        var known: [Set<String>: String] = [:]
        for file in files {
            let own = FindingSink()
            guard let mapping = mapping(file, plan, vocabulary, own) else {
                sink.take(own)
                continue
            }
            let header = Set(mapping.header.map(vocabulary.fold))
            if !own.hasErrors, let other = known[header] {
                own.report(
                    .mappingConflict, about: file.path, "it names the same columns as \(other)",
                    hint: "delete one of the two: a file with these columns can be read in one way only")
            }
            known[header] = known[header] ?? file.path
            if !own.hasErrors { mappings.append(mapping) }
            sink.take(own)
        }
        return MappingResult(mappings: mappings, findings: sink.sorted)
    }

    private static func mapping(
        _ file: PlanFile, _ plan: Plan, _ vocabulary: MappingVocabulary, _ sink: FindingSink
    ) -> FileMapping? {
        guard let name = name(of: file, vocabulary, sink) else { return nil }
        guard file.bytes.count <= WorkspaceSource.largestFile else {
            PlanLoader.reportSize(of: file, sink: sink)
            return nil
        }
        let source = SourceText(file)
        TextCheck(source: source, sink: sink).checkEncoding()
        let top: Node.Mapping
        switch YAMLReader(source: source, sink: sink, lines: 1..<(source.lineCount + 1)).read() {
        case .unreadable: return nil
        case .empty: top = [:]
        case .mapping(let read): top = read
        }
        let context = ReadingContext(
            source: source, sink: sink, currency: plan.organization.currency, lineOffset: 0)
        let start = top.isEmpty ? TextPosition(source, line: 1, column: 1, length: 1) : nil
        let fields = Fields(top, describing: "mapping", at: start, in: context)
        return MappingReader(fields: fields, vocabulary: vocabulary, plan: plan, name: name).read()
    }

    /// The mapping's name; nil for a file that is none, which is reported.
    private static func name(
        of file: PlanFile, _ vocabulary: MappingVocabulary, _ sink: FindingSink
    ) -> String? {
        let last = file.path.split(separator: "/").last.map(String.init) ?? file.path
        guard last.hasSuffix(".yml") else {
            sink.report(
                .fileUnread, about: file.path,
                "this is not read: a mapping is a file \(FileMapping.folder)/NAME.yml",
                hint: "rename it to end in .yml, or move it elsewhere")
            return nil
        }
        let name = String(last.dropLast(4))
        if CampaignID.isKebabCase(name), !vocabulary.reserved.contains(name) { return name }
        let isTaken = vocabulary.reserved.contains(name)
        let better = CampaignID.kebabCase(name).map { "rename it to \($0).yml" }
        sink.report(
            .mappingName, about: file.path,
            isTaken
                ? "'\(name)' is already the name of a source format" : "this name cannot be a mapping's",
            hint: isTaken
                ? "rename it, such as \(name)-2.yml; 'campaign import sources' lists the names"
                : better ?? "use lowercase letters, digits and single hyphens")
        return nil
    }
}
