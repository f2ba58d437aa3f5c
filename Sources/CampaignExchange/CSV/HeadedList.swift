import CampaignKit

/// Reads a list with a header that is not an import of gifts, such as what a mail house sent back.
struct HeadedList {
    let matcher: HeaderMatcher
    /// What to do about a file without a header.
    let hint: String

    /// Calls `row` with each record and the header, and `problem` for a row that cannot be read.
    ///
    /// Throws where the file is not such a list.
    func read(
        _ source: any ByteSource, problem: (RowProblem) -> Void, row: (CSVRecord, HeaderMatch) -> Void
    ) throws(GiftFileError) {
        do throws(CSVError) {
            try read(try CSVReader(source: source), problem, row)
        } catch {
            throw GiftFileError(error)
        }
    }

    private func read(
        _ reader: CSVReader, _ problem: (RowProblem) -> Void, _ row: (CSVRecord, HeaderMatch) -> Void
    ) throws(CSVError) {
        var header: HeaderMatch?
        while true {
            switch try reader.next() {
            case .end:
                guard header == nil else { return }
                throw .refused(
                    CSVFault(
                        code: .emptyFile, line: 1, column: 1, message: "there is no header", hint: hint))
            case .fault(let fault):
                problem(
                    RowProblem(
                        code: fault.code.rawValue, line: fault.line, message: fault.message,
                        hint: fault.hint.isEmpty ? "fix the row, or leave it out" : fault.hint))
            case .record where reader.record.isBlank: continue
            case .record:
                guard let known = header else {
                    header = try match(reader.record)
                    continue
                }
                row(reader.record, known)
            }
        }
    }

    private func match(_ record: CSVRecord) throws(CSVError) -> HeaderMatch {
        let match = matcher.match(record)
        if let fault = match.faults.first { throw .refused(fault) }
        return match
    }
}
