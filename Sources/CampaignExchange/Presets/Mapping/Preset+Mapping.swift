public import CampaignKit

extension Preset {
    /// A mapping as a preset: known by its whole header, read by what it says.
    public init(_ mapping: FileMapping) {
        self.init(
            mapping.name, platform: mapping.title, source: mapping.source, evidence: .mapping,
            signature: mapping.columns.flatMap(\.names) + mapping.leaveOut.map(\.column),
            clock: mapping.timeZone.map { .zone($0) } ?? .unknown, dateOrder: mapping.dateOrder
        ) { header throws(GiftFileError) in try MappedFile(mapping, &header) }
        self.mapping = mapping
    }

    /// Every source format that a file may have: mappings before platforms, because someone wrote them for
    /// these very files.
    public static func known(_ mappings: [FileMapping]) -> [Preset] { mappings.map(Preset.init) + all }

    /// Where the preset comes from, for people: a real file, code, or the mapping's own file.
    public var origin: String { mapping?.path ?? evidence.rawValue }

    /// The characters of a column's name that are looked at: forms ask long questions.
    static let longestName = 200

    /// The columns of a file as they are compared.
    static func folded(_ names: [String]) -> Set<String> {
        let added = AddedColumns.fields(in: names)
        let own = names.enumerated().filter { !added.contains($0.offset) }.map(\.element)
        return Set(own.map { HeaderMatcher.normalize(String($0.prefix(longestName))) }).subtracting([""])
    }

    /// Columns that a mapping names and the file lacks, and the other way round; nil for a platform.
    func differences(_ names: [String]) -> (missing: [String], new: [String])? {
        guard let mapping else { return nil }
        let (known, found) = (Self.folded(mapping.header), Self.folded(names))
        return (
            mapping.header.filter { !found.contains(HeaderMatcher.normalize($0)) },
            names.filter { !known.contains(HeaderMatcher.normalize($0)) && !Self.folded([$0]).isEmpty }
        )
    }

    /// Whether the file has exactly a mapping's columns.
    func isMapped(_ names: [String]) -> Bool {
        differences(names).map { $0.missing.isEmpty && $0.new.isEmpty } ?? false
    }
}

extension MappingWords {
    /// What is said of a file whose columns are nearly those of a mapping; nil where none is near.
    static func nearly(_ presets: [Preset], _ names: [String], _ line: Int) -> GiftFileError? {
        var near: (preset: Preset, missing: [String], new: [String])?
        for preset in presets {
            guard let (missing, new) = preset.differences(names), let mapping = preset.mapping else {
                continue
            }
            let shared = mapping.header.count - missing.count
            let changes = missing.count + new.count
            guard shared >= 3, changes * 4 <= mapping.header.count + new.count else { continue }
            if let best = near, best.missing.count + best.new.count <= changes { continue }
            near = (preset, missing, new)
        }
        guard let (preset, missing, new) = near, let path = preset.mapping?.path else { return nil }
        func list(_ names: [String]) -> String { names.map { "“\($0)”" }.joined(separator: " and ") }
        let changes = [
            missing.isEmpty ? nil : "it has no column \(list(missing))",
            new.isEmpty ? nil : "\(list(new)) \(new.count == 1 ? "is" : "are") new",
        ]
        return GiftFileError(
            code: GiftFileError.missingColumn,
            message: "this is nearly a \(preset.platform) file, but "
                + changes.compactMap { $0 }.joined(separator: ", and "),
            hint: "change \(path) (a column that means nothing goes under unread), or add "
                + "--source-format \(preset.name)",
            line: line)
    }
}
