public import CampaignKit

/// Finds out whose file it is: by its header, which may follow a few lines, or as it was said.
struct PresetFinder {
    /// The reader is on the first record.
    let reader: CSVReader
    let options: GiftRowReader.Options
    let presets: [Preset]

    private var said: Preset? { options.sourceFormat.flatMap { name in presets.first { $0.name == name } } }

    /// A title, an account, a period, fences.
    private static let mostLinesAbove = 20
    /// Fewer columns of a platform's may be in anyone's file.
    private static let surelyNamed = 8
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
                message: "this is \(found.named) file: what its columns say is known",
                hint: "leave out --leave-out, --only, and --ignore-column, or "
                    + (found.mapping.map { "change \($0.path)" } ?? "add --source-format csv"))
        }
        return try PresetReader(reader, found, preamble: preamble, index: index, today: today)
    }

    /// The preset with the lines above its header, on which the reader stands then.
    private func look() throws(GiftFileError) -> (Preset?, preamble: [[String]]) {
        let first = reader.record.strings
        if let preset = fitting(first) { return (preset, []) }
        let line = reader.record.line
        if said == nil, let other = OtherExport.recognized(first) { throw other.error(line) }
        let isOurs = (try? GiftHeaderReader(reader.record).header()) != nil
        if said == nil, isOurs {
            // `Date` and `Amount` are ours, too: but for one column it is the platform's, which names all
            // else.
            guard let (preset, missing) = Preset.nearly(first), missing.count == 1,
                preset.signature.count >= Self.surelyNamed
            else { return (nil, []) }
            throw PresetHeader.missing(missing, preset, first, line)
        }
        var above = [first]
        do throws(CSVError) {
            while above.count <= Self.mostLinesAbove, try reader.next() != .end {
                let names = reader.record.strings
                if let preset = fitting(names) { return (preset, above) }
                above.append(names)
            }
            try reader.restart()
            _ = try reader.next()
        } catch { throw GiftFileError(error) }
        if let said { return (said, []) }
        if let error = MappingWords.nearly(presets, first, line) { throw error }
        if let (preset, missing) = Preset.nearly(first) {
            throw PresetHeader.missing(missing, preset, first, line)
        }
        return (nil, [])
    }

    /// The preset that a header fits: the one that was said, else a mapping, else a platform.
    private func fitting(_ names: [String]) -> Preset? {
        guard let said else {
            return presets.first { $0.isMapped(names) } ?? Preset.recognized(names)
        }
        return said.likeness(Set(names.map { HeaderMatcher.normalize($0) })).missing.isEmpty ? said : nil
    }
}

extension PresetFinder {
    /// Opens a file and finds out whose it is; a mapping may say in which encoding it is written.
    static func open(
        _ source: some ByteSource, _ options: GiftRowReader.Options, _ index: PlanIndex, today: CalendarDate
    ) throws(GiftFileError) -> (table: CSVReader, platform: PresetReader?) {
        let named = options.mappings.first { $0.name == options.sourceFormat }
        let isOpen = options.encoding == nil && options.sourceFormat == nil
        for mapping in options.mappings where isOpen && mapping.encoding != nil {
            // The header decides, and it can only be read in the right encoding.
            guard let table = try? table(source, options, mapping.encoding),
                Preset(mapping).isMapped(table.record.strings)
            else { continue }
            let finder = PresetFinder(reader: table, options: options, presets: [Preset(mapping)])
            return (table, try finder.find(index, today: today))
        }
        let encoding = options.encoding ?? named?.encoding
        let table = try table(source, options, encoding)
        let finder = PresetFinder(reader: table, options: options, presets: Preset.known(options.mappings))
        return (table, try finder.find(index, today: today))
    }

    /// A reader on the first record.
    private static func table(
        _ source: some ByteSource, _ options: GiftRowReader.Options, _ encoding: String?
    ) throws(GiftFileError) -> CSVReader {
        do throws(CSVError) {
            let table = try CSVReader(
                source: source, options: CSVOptions(delimiter: options.delimiter, encoding: encoding))
            if case .fault(let fault) = try table.next() { throw CSVError.refused(fault) }
            return table
        } catch { throw GiftFileError(error) }
    }
}

extension GiftRowReader.Options {
    /// With what a preset knows of its platform's files, where nothing else was said.
    func completed(by preset: Preset?, charity: String) -> Self {
        guard let preset else { return self }
        var options = self
        options.defaultSource = defaultSource ?? preset.source
        options.dateOrder = dateOrder ?? preset.dateOrder
        switch preset.clock {
        case .utc: options.timeZone = timeZone ?? "UTC"
        case .charity: options.timeZone = timeZone ?? charity
        case .zone(let zone): options.timeZone = timeZone ?? zone
        case .unknown: break
        }
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

    /// What processors kept of payouts as a whole, so far.
    public var payoutFees: [PayoutFee] { platform?.output.payoutFees ?? [] }

    /// The line of the column names.
    public var headerLine: Int { header.line }

    /// More columns are counted, not named.
    private static let namedColumns = 12

    static func remarks(_ platform: PresetReader) -> [String] {
        let preset = platform.preset
        let origin = preset.mapping?.path ?? preset.evidence.words
        var remarks = ["read as: \(preset.platform) (columns known from \(origin))"]
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
        case .mapping: "a mapping of yours"
        }
    }
}
