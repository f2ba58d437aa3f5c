extension CSVReader {
    /// Prepares for a record, past empty lines; false at the end of the file.
    func beginRecord() throws(CSVError) -> Bool {
        recordStart = pos
        count = 0
        rawLength = 0
        isComplete = true
        hasEscapes = false
        pending = nil
        notice = nil
        embedded = 0
        recordLine = nextLine
        let keeps = options.emptyLines == .keep || expectedFields == 1
        while true {
            if pos == window.end {
                if try !refill() { return false }
            }
            let byte = window.base[pos]
            if keeps || (byte != CSVByte.lineFeed && byte != CSVByte.carriageReturn) { break }
            pos += try lineEndLength()
            recordStart = pos
            recordLine += 1
            nextLine = recordLine
        }
        fieldStart = pos
        return true
    }

    /// Takes whole unquoted fields at full speed and returns the class of the byte it stopped at.
    ///
    /// Stops at a delimiter only when something about the field needs a closer look.
    func plainFields() -> UInt8 {
        let bytes = UnsafePointer(window.base)
        let classes = UnsafePointer(self.classes)
        let fields = slots.base
        let room = min(slots.capacity, options.limits.columns)
        let fieldLimit = options.limits.fieldBytes
        let origin = recordStart
        let recordEnd = origin &+ options.limits.recordBytes
        var index = pos
        var start = fieldStart
        var number = count
        var stop = CSVStop.none
        while true {
            stop = classes[Int(bytes[index])]
            if stop == CSVStop.none {
                index &+= 1
                continue
            }
            if stop != CSVStop.delimiter || number >= room || index &- start > fieldLimit || index > recordEnd
            {
                break
            }
            let offset = Int32(truncatingIfNeeded: start &- origin)
            fields[number] = CSVSlot(
                rawStart: offset, start: offset, end: Int32(truncatingIfNeeded: index &- origin),
                isEscaped: false, inScratch: false)
            number &+= 1
            index &+= 1
            start = index
        }
        pos = index
        fieldStart = start
        count = number
        return stop
    }

    /// Reads more, keeping the current record; all positions move with it.
    func refill() throws(CSVError) -> Bool {
        let moved = recordStart
        pos -= moved
        fieldStart -= moved
        recordStart = 0
        return try window.refill(keeping: moved)
    }

    /// Adds a field; a fault when there are too many.
    func addSlot(from start: Int, to end: Int, escaped: Bool = false) -> CSVFault? {
        if count >= options.limits.columns {
            return fault(
                .tooManyColumns, at: fieldStart, "more than \(options.limits.columns) fields in one record",
                "is this the right delimiter?")
        }
        if count >= slots.capacity { slots.grow() }
        slots.base[count] = CSVSlot(
            rawStart: Int32(truncatingIfNeeded: fieldStart - recordStart),
            start: Int32(truncatingIfNeeded: start - recordStart),
            end: Int32(truncatingIfNeeded: end - recordStart), isEscaped: escaped, inScratch: false)
        count += 1
        hasEscapes = hasEscapes || escaped
        return nil
    }

    /// Reads the quoted field that opens here; nil when another field follows.
    func quotedField() throws(CSVError) -> CSVOutcome? {
        var escaped = false
        pos += 1
        while true {
            scanQuoted()
            if pos == window.end {
                if let fault = overlong() { return try skip(after: fault, .quotes) }
                if try refill() { continue }
                return unterminated()
            }
            if pos + 1 == window.end { _ = try refill() }
            if pos + 1 == window.end || window.base[pos + 1] != CSVByte.quote { break }
            escaped = true
            pos += 2
        }
        pos += 1
        if let fault = overlong() ?? addSlot(from: fieldStart + 1, to: pos - 1, escaped: escaped) {
            return try skip(after: fault, .field)
        }
        if pos == window.end { return finishRecord(closing: false) }
        switch classes[Int(window.base[pos])] {
        case CSVStop.delimiter:
            pos += 1
            fieldStart = pos
            return nil
        case CSVStop.line:
            return try endLine(closing: false)
        default:
            let opened = place(of: fieldStart)
            let hint = "the quote opened at line \(opened.line), column \(opened.column)"
            let fault = fault(.textAfterQuote, at: pos, "text after a closing quote", hint)
            return try skip(after: fault, .line)
        }
    }

    /// Goes to the next quote, or to the end of the window, counting line ends on the way.
    func scanQuoted() {
        let bytes = UnsafePointer(window.base)
        let end = window.end
        var index = pos
        var lines = 0
        while index < end {
            let byte = bytes[index]
            if byte == CSVByte.quote { break }
            // The opening quote always comes before, so looking back one byte is safe.
            if byte == CSVByte.carriageReturn
                || (byte == CSVByte.lineFeed && bytes[index &- 1] != CSVByte.carriageReturn)
            {
                lines &+= 1
            }
            index &+= 1
        }
        embedded += lines
        pos = index
    }

    /// Goes on after a quote in an unquoted field: quotes are plain bytes to the end of that field.
    func strayQuote() throws(CSVError) -> CSVOutcome? {
        if let fault = overlong() { return try skip(after: fault, .field) }
        let hint = "put the field in quotes and double the quotes inside it"
        let found = fault(.strayQuote, at: pos, "a quote inside an unquoted field", hint)
        if options.strayQuotes == .keep {
            if notice == nil { notice = found }
        } else if pending == nil {
            pending = found
        }
        while true {
            let stop = classes[Int(window.base[pos])]
            if pos == window.end {
                if let fault = overlong() { return try skip(after: fault, .field) }
                if try !refill() { return nil }
            } else if stop == CSVStop.none || stop == CSVStop.quote {
                pos += 1
            } else {
                return nil
            }
        }
    }
}
