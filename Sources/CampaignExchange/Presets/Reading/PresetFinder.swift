public import CampaignKit

/// Finds out whose file it is: by its header, which may follow a few lines, or as it was said.
struct PresetFinder {
    /// The reader is on the first record.
    let reader: CSVReader
    let options: GiftRowReader.Options

    /// A title, an account, a period, fences.
    private static let mostLinesAbove = 20
    /// `--source-format` for our own columns.
    static let canonical = "csv"

    /// The reader of the platform's rows; nil for a file in our own columns, with the reader where it was.
    func find(_ index: PlanIndex, today: CalendarDate) throws(GiftFileError) -> PresetReader? {
        if options.sourceFormat == Self.canonical || options.takesNamelessPromises { return nil }
        let (found, preamble) = try look()
        guard let found else { return nil }
        guard options.choices.isEmpty else {
            throw GiftFileError(
                code: GiftFileError.heldUp,
                message: "this is a \(found.platform) file: what its columns say is known",
                hint: "leave out --leave-out, --only, and --ignore-column, or add --source-format csv")
        }
        return try PresetReader(reader, found, preamble: preamble, index: index, today: today)
    }

    /// The preset with the lines above its header, on which the reader stands then.
    private func look() throws(GiftFileError) -> (Preset?, preamble: [[String]]) {
        let said = options.sourceFormat.flatMap { Preset.named($0) }
        let first = reader.record.strings
        if fits(first, said) { return (said ?? Preset.recognized(first), []) }
        let line = reader.record.line
        if said == nil, let other = OtherExport.recognized(first) { throw other.error(line) }
        let isOurs = (try? GiftHeaderReader(reader.record).header()) != nil
        if said == nil, isOurs { return (nil, []) }
        var above = [first]
        do throws(CSVError) {
            while above.count <= Self.mostLinesAbove, try reader.next() != .end {
                let names = reader.record.strings
                if fits(names, said) { return (said ?? Preset.recognized(names), above) }
                above.append(names)
            }
            try reader.restart()
            _ = try reader.next()
        } catch { throw GiftFileError(error) }
        if let said { return (said, []) }
        if let (preset, missing) = Preset.nearly(first) {
            throw PresetHeader.missing(missing, preset, first, line)
        }
        return (nil, [])
    }

    private func fits(_ names: [String], _ said: Preset?) -> Bool {
        guard let said else { return Preset.recognized(names) != nil }
        return said.likeness(Set(names.map { HeaderMatcher.normalize($0) })).missing.isEmpty
    }
}

extension GiftRowReader.Options {
    /// With what a preset knows of its platform's files, where nothing else was said.
    func completed(by preset: Preset?, charity: String) -> Self {
        guard let preset else { return self }
        var options = self
        options.defaultSource = defaultSource ?? preset.source
        options.dateOrder = dateOrder ?? preset.dateOrder
        options.timeZone = timeZone ?? (preset.clock == .utc ? "UTC" : charity)
        return options
    }
}

extension GiftRowReader {
    /// What the file's preset says of it so far; nil for a file in our own columns.
    public var preset: PresetSummary? { platform?.summary }

    /// What was posted before of refunds that gifts of this source tell of themselves, by the gift's id.
    public func setPostedRefunds(_ posted: [String: PostedRefunds]) { platform?.posted = posted }

    /// Rows left out so far, by the column or the reason that says so.
    public var leftOut: [String: Int] { platform?.output.leftOut ?? filtered }
    /// The first of those rows.
    public var leftOutRows: [LeftOutRow] { platform?.output.leftOutRows ?? filteredRows }

    /// Payments of which the file says so far that they did not come.
    public var denied: [DeniedPayment] { platform?.output.denied ?? [] }

    /// The line of the column names.
    public var headerLine: Int { header.line }

    /// More columns are counted, not named.
    private static let namedColumns = 12

    static func remarks(_ platform: PresetReader) -> [String] {
        let preset = platform.preset
        var remarks = ["read as: \(preset.platform) (columns known from \(preset.evidence.words))"]
        if !platform.dropped.isEmpty {
            remarks.append("not kept, like all card data and IP addresses: " + listed(platform.dropped))
        }
        if !platform.unread.isEmpty { remarks.append("columns not read: " + listed(platform.unread)) }
        return remarks
    }

    private static func listed(_ names: [String]) -> String {
        let more = names.count - namedColumns
        return names.prefix(namedColumns).map { "“\($0)”" }.joined(separator: ", ")
            + (more > 0 ? ", and \(more) more" : "")
    }
}

extension Preset.Evidence {
    /// For people.
    public var words: String {
        switch self {
        case .realFile: "a real file"
        case .code: "another program's source code"
        }
    }
}
