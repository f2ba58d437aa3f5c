/// A streaming reader of RFC 4180 files and their relatives.
///
/// Memory is bounded by the limits whatever the file holds. A bad record does not stop the reader where it
/// can go on at the next line, so that all problems of a file can be listed at once.
///
/// ```swift
/// let reader = try CSVReader(source: FileByteSource(path: path))
/// while true {
///     switch try reader.next() {
///     case .record: use(reader.record)
///     case .fault(let fault): list(fault)
///     case .end: return
///     }
/// }
/// ```
public final class CSVReader {
    /// UTF-8 (which UTF-16 becomes as it is read), or Windows-1252 when any byte is not UTF-8.
    public let encoding: CSVEncoding
    /// Says where the file is not UTF-8, when it is not.
    public let encodingNotice: CSVFault?
    /// The delimiter forced or guessed.
    public let delimiter: CSVDelimiter
    /// The number of bytes in all.
    public let totalBytes: Int64
    /// The number of fields a record must have; nil accepts any.
    ///
    /// May be set once a header has been found.
    public var expectedFields: Int?
    /// A stray quote in the current record that the options said to keep.
    public internal(set) var notice: CSVFault?

    let options: CSVOptions
    /// Where the first record begins, and on which line.
    private let start: Int
    private let firstLine: Int
    let window: CSVWindow
    let slots = CSVSlots()
    /// What each byte is to the scanner: see `CSVStop`.
    let classes: UnsafeMutablePointer<UInt8>

    var pos: Int
    var recordStart: Int
    var fieldStart = 0
    var count = 0
    var rawLength = 0
    var isComplete = true
    /// Whether any field of the record has doubled quotes.
    var hasEscapes = false
    var pending: CSVFault?
    var recordLine = 1
    var nextLine = 1
    /// Line ends inside the quotes of the record so far.
    var embedded = 0
    var learnsFields: Bool
    var isFinished = false
    var sawAnything = false

    /// Looks through the source once, refuses what is not a CSV file, and comes before the first record.
    public init(source: any ByteSource, options: CSVOptions = CSVOptions()) throws(CSVError) {
        let source = try Self.decoded(source, options.encoding)
        let inspection = try CSVInspection(source, delimiter: options.delimiter)
        self.options = options
        encoding = inspection.encoding
        encodingNotice = inspection.notice
        delimiter = inspection.delimiter
        totalBytes = inspection.totalBytes
        learnsFields = options.fieldCount == .firstRecord
        if case .exactly(let number) = options.fieldCount { expectedFields = number }
        window = CSVWindow(source: source)
        classes = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
        classes.initialize(repeating: CSVStop.none, count: 256)
        classes[Int(inspection.delimiter.rawValue)] = CSVStop.delimiter
        classes[Int(CSVByte.lineFeed)] = CSVStop.line
        classes[Int(CSVByte.carriageReturn)] = CSVStop.line
        classes[Int(CSVByte.quote)] = CSVStop.quote
        start = inspection.markLength
        firstLine = inspection.firstLine
        pos = start
        recordStart = start
        recordLine = firstLine
        nextLine = firstLine
        try passStart()
    }

    /// Goes back to the first record, or the one behind it; what was learned of the file's form stays.
    func restart(behindHeader: Bool = false) throws(CSVError) {
        try window.rewind()
        pos = start
        recordStart = start
        recordLine = firstLine
        nextLine = firstLine
        isFinished = false
        sawAnything = false
        try passStart()
        if behindHeader { _ = try next() }
    }

    private func passStart() throws(CSVError) {
        while window.end < start {
            if try !window.refill(keeping: 0) { throw .refused(Self.changed(line: 1)) }
        }
    }

    /// The source as UTF-8 where its encoding was named, or its first bytes are the mark of UTF-16.
    private static func decoded(
        _ source: any ByteSource, _ encoding: String?
    ) throws(CSVError) -> any ByteSource {
        guard let encoding else {
            do throws(ByteSourceError) {
                return try UTF16ByteSource.isMarked(source) ? UTF16ByteSource(source) : source
            } catch { throw .reading(error) }
        }
        if let decoded = UTF16ByteSource(source, named: encoding) { return decoded }
        if let decoded = TranscodingByteSource(source, encoding: encoding) { return decoded }
        throw .refused(
            CSVFault(
                code: .unknownEncoding, line: 0, column: 0,
                message: "unknown encoding “\(encoding)”",
                hint: "such as windows-1255, windows-1252, cp850, macintosh, iso-8859-2, utf-16"))
    }

    deinit {
        classes.deallocate()
    }

    /// The record of the last `next()`, valid until the following one.
    public var record: CSVRecord {
        CSVRecord(
            count: count, line: recordLine,
            rawBytes: UnsafeBufferPointer(start: window.base + recordStart, count: rawLength),
            isComplete: isComplete, slots: UnsafePointer(slots.base), scratch: UnsafePointer(slots.scratch),
            encoding: encoding)
    }

    /// How many bytes of the input have been parsed, for a progress bar.
    public var bytesRead: Int64 {
        window.fileOffset + Int64(pos)
    }

    /// Reads one record.
    public func next() throws(CSVError) -> CSVOutcome {
        if isFinished { return .end }
        guard try beginRecord() else { return try finishFile() }
        while true {
            let stop = plainFields()
            if pos == window.end {
                if let fault = overlong() { return try skip(after: fault, .field) }
                if try refill() { continue }
                return finishRecord(closing: true)
            }
            switch stop {
            case CSVStop.quote where pos == fieldStart:
                if let outcome = try quotedField() { return outcome }
            case CSVStop.quote:
                if let outcome = try strayQuote() { return outcome }
            case CSVStop.delimiter:
                if let fault = overlong() ?? addSlot(from: fieldStart, to: pos) {
                    return try skip(after: fault, .field)
                }
                pos += 1
                fieldStart = pos
            default:
                if let fault = overlong() { return try skip(after: fault, .field) }
                return try endLine(closing: true)
            }
        }
    }

    static func changed(line: Int) -> CSVFault {
        CSVFault(
            code: .changed, line: line, column: 1, message: "the file changed while it was read",
            hint: "run the command again when no other program is writing to it")
    }
}

/// What a byte is to the scanner.
///
/// Bare numbers, because the scanner looks them up for every byte.
enum CSVStop {
    static let none: UInt8 = 0
    static let delimiter: UInt8 = 1
    static let line: UInt8 = 2
    static let quote: UInt8 = 3
}
