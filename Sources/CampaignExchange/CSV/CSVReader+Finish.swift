extension CSVReader {
    /// Where in the grammar a record is that is not read further; only quotes can hide a line end.
    enum Skip {
        case quotes
        /// Behind a quote that closes, or is the first of a doubled one.
        case closed
        case fresh
        case field
        /// Goes to the next line end, whatever the quotes say: they cannot be trusted any more.
        case line

        func after(_ byte: UInt8, delimiter: UInt8) -> Skip {
            switch self {
            case .line: .line
            case .quotes: byte == CSVByte.quote ? .closed : .quotes
            case .closed, .fresh:
                byte == CSVByte.quote ? .quotes : byte == delimiter ? .fresh : .field
            case .field: byte == delimiter ? .fresh : .field
            }
        }
    }

    /// Ends the record at the line end that is here.
    func endLine(closing: Bool) throws(CSVError) -> CSVOutcome {
        let end = pos
        if closing, let fault = addSlot(from: fieldStart, to: end) { return try skip(after: fault, .line) }
        pos += try lineEndLength()
        nextLine = recordLine + embedded + 1
        return judgeRecord()
    }

    /// Ends the record at the end of the file.
    func finishRecord(closing: Bool) -> CSVOutcome {
        if closing, let fault = addSlot(from: fieldStart, to: pos) { pending = pending ?? fault }
        nextLine = recordLine + embedded + 1
        return judgeRecord()
    }

    /// LF and CR are 1 byte, CRLF is 2; a CR at the very end of the window has to wait for its LF.
    func lineEndLength() throws(CSVError) -> Int {
        if window.base[pos] == CSVByte.lineFeed { return 1 }
        if pos + 1 == window.end { _ = try refill() }
        return pos + 1 < window.end && window.base[pos + 1] == CSVByte.lineFeed ? 2 : 1
    }

    private func judgeRecord() -> CSVOutcome {
        rawLength = pos - recordStart
        sawAnything = true
        if hasEscapes || encoding == .windows1252, let fault = decode() { return .fault(pending ?? fault) }
        let expected = expectedFields ?? count
        if learnsFields {
            learnsFields = false
            if expectedFields == nil { expectedFields = count }
        }
        if let pending { return .fault(pending) }
        if count == expected { return .record }
        let place = count > expected ? Int(slots.base[expected].rawStart) + recordStart : contentEnd
        return .fault(
            fault(
                .fieldCount, at: place, "expected \(expected) fields, found \(count)",
                count > expected ? "a field that contains the delimiter must be in quotes" : ""))
    }

    /// The place behind the last byte of the record that is not a line end.
    private var contentEnd: Int {
        var index = recordStart + rawLength
        while index > recordStart && classes[Int(window.base[index - 1])] == CSVStop.line { index -= 1 }
        return index
    }

    /// Writes fields with doubled quotes, or in Windows-1252, to the scratch as plain UTF-8.
    private func decode() -> CSVFault? {
        let raw = UnsafePointer(window.base) + recordStart
        let foreign = encoding == .windows1252
        slots.reserveScratch(rawLength * (foreign ? 3 : 1) + 1)
        var used = 0
        for number in 0..<count {
            let slot = slots.base[number]
            let range = Int(slot.start)..<Int(slot.end)
            if !slot.isEscaped && !(foreign && range.contains(where: { raw[$0] >= 0x80 })) { continue }
            let begin = used
            var index = range.lowerBound
            while index < range.upperBound {
                let written = foreign ? Windows1252.encode(raw[index], to: slots.scratch + used) : 1
                if written == 0 {
                    return fault(
                        .undefinedByte, at: recordStart + index,
                        "a byte that is neither UTF-8 nor Windows-1252", "save the file as UTF-8")
                }
                if !foreign { slots.scratch[used] = raw[index] }
                used += written
                // The scanner let only doubled quotes through.
                index += slot.isEscaped && raw[index] == CSVByte.quote ? 2 : 1
            }
            slots.base[number].start = Int32(truncatingIfNeeded: begin)
            slots.base[number].end = Int32(truncatingIfNeeded: used)
            slots.base[number].inScratch = true
        }
        return nil
    }

    /// The end of the file, which must be where the first look found it.
    func finishFile() throws(CSVError) -> CSVOutcome {
        isFinished = true
        if window.fileOffset + Int64(window.end) != totalBytes {
            throw .refused(Self.changed(line: recordLine))
        }
        if sawAnything { return .end }
        return .fault(
            CSVFault(
                code: .emptyFile, line: 1, column: 1, message: "the file is empty", hint: "a header is needed"
            ))
    }

    /// A quote that no other closes: nothing behind it can be trusted, so the file ends here.
    func unterminated() -> CSVOutcome {
        rawLength = min(pos - recordStart, options.limits.recordBytes)
        isComplete = rawLength == pos - recordStart
        sawAnything = true
        isFinished = true
        let found = fault(
            .unterminatedQuote, at: fieldStart, "a quote that is never closed",
            "the rest of the file was not read; close the quote")
        return .fault(pending ?? found)
    }

    /// A fault when the field or the record has grown past its limit by now, whichever did so first.
    func overlong() -> CSVFault? {
        let fieldEnd = fieldStart + options.limits.fieldBytes
        let recordEnd = recordStart + options.limits.recordBytes
        if pos <= fieldEnd && pos <= recordEnd { return nil }
        if fieldEnd <= recordEnd {
            let hint =
                window.base[fieldStart] == CSVByte.quote ? "is the quote that opens it ever closed?" : ""
            return fault(
                .fieldTooLong, at: fieldStart, "a field longer than \(options.limits.fieldBytes) bytes", hint)
        }
        return fault(
            .recordTooLong, at: recordStart, "a record longer than \(options.limits.recordBytes) bytes",
            "does the file use something other than line breaks to end its rows?")
    }

    /// Leaves the record behind without keeping more of it than the limit, and returns its fault.
    func skip(after fault: CSVFault, _ how: Skip) throws(CSVError) -> CSVOutcome {
        // Where a field has not begun, its quote is still to come.
        var mode = how == .field && pos == fieldStart ? Skip.fresh : how
        var dropped = false
        sawAnything = true
        learnsFields = false
        while true {
            if mode == .quotes { scanQuoted() } else if mode == .field || mode == .line { passPlainBytes() }
            if pos == window.end {
                dropped = dropFarBytes() || dropped
                if try refill() { continue }
                break
            }
            let byte = window.base[pos]
            if mode != .quotes && (byte == CSVByte.lineFeed || byte == CSVByte.carriageReturn) {
                pos += try lineEndLength()
                break
            }
            mode = mode.after(byte, delimiter: delimiter.rawValue)
            pos += 1
        }
        nextLine = recordLine + embedded + 1
        rawLength = min(pos - recordStart, options.limits.recordBytes)
        isComplete = !dropped && rawLength == pos - recordStart
        return .fault(pending ?? fault)
    }

    /// Forgets what has been read of this record beyond its limit, but for the last byte: a CR there may be
    /// half a line end.
    private func dropFarBytes() -> Bool {
        let keep = recordStart + options.limits.recordBytes
        guard pos > keep + 1 else { return false }
        window.base[keep] = window.base[pos - 1]
        pos = keep + 1
        window.discard(from: pos)
        return true
    }

    /// Goes on to the next byte that means anything, or to the end of the window.
    private func passPlainBytes() {
        let bytes = UnsafePointer(window.base)
        let classes = UnsafePointer(self.classes)
        var index = pos
        // The byte behind the window is a line feed.
        while classes[Int(bytes[index])] == CSVStop.none { index &+= 1 }
        pos = index
    }

    /// A fault at an index of the window.
    func fault(_ code: CSVFault.Code, at index: Int, _ message: String, _ hint: String) -> CSVFault {
        let place = place(of: index)
        return CSVFault(code: code, line: place.line, column: place.column, message: message, hint: hint)
    }

    /// Line and column of an index of the window.
    func place(of index: Int) -> CSVPlace {
        var place = CSVPlace(line: recordLine)
        for byte in UnsafeBufferPointer(start: window.base + recordStart, count: index - recordStart) {
            place.advance(over: byte, encoding: encoding)
        }
        return place
    }
}
