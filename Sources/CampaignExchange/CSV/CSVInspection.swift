/// What one look through a whole input tells, before any of it is parsed.
struct CSVInspection {
    var encoding = CSVEncoding.utf8
    /// Length of what comes before the first record: a byte order mark, a line `sep=;`.
    var markLength = 0
    var totalBytes: Int64 = 0
    var delimiter = CSVDelimiter.comma
    /// The line that the first record is on: 2 behind a line `sep=;`.
    var firstLine = 1
    /// Says where the file is not UTF-8, when it is not.
    var notice: CSVFault?

    private static let headBytes = 64 * 1024

    /// Reads the source to its end and leaves it at its start.
    init(_ source: any ByteSource, delimiter forced: CSVDelimiter?) throws(CSVError) {
        do throws(ByteSourceError) {
            try source.rewind()
        } catch { throw .reading(error) }
        let buffer = UnsafeMutableRawBufferPointer.allocate(
            byteCount: FileByteSource.chunkSize, alignment: 16)
        defer { buffer.deallocate() }
        let head = try Self.readHead(source, buffer)
        if let fault = CSVMagic.refusal(of: head) { throw .refused(fault) }
        if head.starts(with: CSVByte.byteOrderMark) { markLength = CSVByte.byteOrderMark.count }
        if let line = CSVDelimiter.separatorLine(head[markLength...]) {
            markLength += line.length
            firstLine = 2
            delimiter = forced ?? line.delimiter
        } else {
            delimiter = forced ?? CSVDelimiter.sniff(head[markLength...])
        }

        var checker = UTF8Checker()
        head.withUnsafeBytes { checker.feed($0) }
        while checker.nulAt == nil {
            let count = try Self.read(source, into: buffer)
            if count == 0 { break }
            checker.feed(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        }
        checker.finish()
        totalBytes = checker.offset
        try judge(checker, source, buffer)
        do throws(ByteSourceError) {
            try source.rewind()
        } catch { throw .reading(error) }
    }

    private mutating func judge(
        _ checker: UTF8Checker, _ source: any ByteSource, _ buffer: UnsafeMutableRawBufferPointer
    ) throws(CSVError) {
        if let offset = checker.nulAt {
            let place = try locate(offset, source, buffer)
            throw .refused(
                CSVFault(
                    code: .nulByte, line: place.line, column: place.column,
                    message: "a NUL byte: this is not a text file", hint: "save the table as CSV UTF-8"))
        }
        guard let offset = checker.invalidAt else { return }
        encoding = .windows1252
        if let doubt = try doubt(source, buffer) { throw .refused(try refusal(doubt, source, buffer)) }
        let place = try locate(offset, source, buffer)
        notice = CSVFault(
            code: .notUTF8, line: place.line, column: place.column,
            message: "not UTF-8 from here: the whole file is read as Windows-1252",
            hint: "if names look wrong, save the file as UTF-8 or name its encoding: --encoding NAME")
    }

    /// What speaks against Windows-1252: a pass of its own, over files only that are not UTF-8.
    private func doubt(
        _ source: any ByteSource, _ buffer: UnsafeMutableRawBufferPointer
    ) throws(CSVError) -> Windows1252Judge.Doubt? {
        do throws(ByteSourceError) {
            try source.rewind()
        } catch { throw .reading(error) }
        var judge = Windows1252Judge()
        while judge.doubt == nil {
            let count = try Self.read(source, into: buffer)
            if count == 0 { break }
            judge.feed(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        }
        judge.finish()
        return judge.doubt
    }

    private func refusal(
        _ doubt: Windows1252Judge.Doubt, _ source: any ByteSource, _ buffer: UnsafeMutableRawBufferPointer
    ) throws(CSVError) -> CSVFault {
        let place = try locate(doubt.offset, source, buffer)
        let isMixed = doubt.kind == .mixed
        return CSVFault(
            code: .unknownEncoding, line: place.line, column: place.column,
            message: isMixed
                ? "this line is UTF-8 and others are not: two encodings are mixed"
                : "the file is not UTF-8, and this line makes no sense as Windows-1252",
            hint: isMixed
                ? "correct these names and save the file as “CSV UTF-8”"
                : "save it as “CSV UTF-8”, or name its encoding: --encoding windows-1255 (Hebrew), windows-1256"
                    + " (Arabic), windows-1250 (Central Europe), macintosh, cp850 (DOS), windows-1252 (Western"
                    + " Europe)")
    }

    /// The first bytes of the source; fewer only when it ends.
    private static func readHead(
        _ source: any ByteSource, _ buffer: UnsafeMutableRawBufferPointer
    ) throws(CSVError) -> [UInt8] {
        var head: [UInt8] = []
        // A source that decodes needs room for one character.
        while head.count + 4 <= headBytes {
            let part = UnsafeMutableRawBufferPointer(rebasing: buffer[..<(headBytes - head.count)])
            let count = try read(source, into: part)
            if count == 0 { break }
            head.append(contentsOf: part[..<count])
        }
        return head
    }

    private static func read(
        _ source: any ByteSource, into buffer: UnsafeMutableRawBufferPointer
    ) throws(CSVError) -> Int {
        do throws(ByteSourceError) {
            return try source.read(into: buffer)
        } catch { throw .reading(error) }
    }

    /// Line and column of a byte: a pass of its own, because only a refusal or a notice needs it.
    private func locate(
        _ offset: Int64, _ source: any ByteSource, _ buffer: UnsafeMutableRawBufferPointer
    ) throws(CSVError) -> (line: Int, column: Int) {
        do throws(ByteSourceError) {
            try source.rewind()
        } catch { throw .reading(error) }
        var place = CSVPlace(line: firstLine)
        var left = offset
        var markLeft = markLength
        while left > 0 {
            let count = min(try Self.read(source, into: buffer), Int(min(left, Int64(buffer.count))))
            if count == 0 { break }
            for byte in buffer[..<count] {
                if markLeft > 0 { markLeft -= 1 } else { place.advance(over: byte, encoding: .utf8) }
            }
            left -= Int64(count)
        }
        return (place.line, place.column)
    }
}
