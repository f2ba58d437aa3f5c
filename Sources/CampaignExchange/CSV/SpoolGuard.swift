/// Ends the spooling of a stream that cannot be a table, or that never ends.
struct SpoolGuard {
    let path: String
    let limit: Int64
    private(set) var total: Int64 = 0

    init(path: String, limit: Int64) {
        self.path = path
        self.limit = limit
    }

    /// Whether more is wanted behind these bytes.
    ///
    /// None is behind a NUL or the beginning of a workbook or an archive: whoever reads the spool refuses it,
    /// and says why.
    mutating func wantsMore(after bytes: UnsafeRawBufferPointer) throws(ByteSourceError) -> Bool {
        let isFirst = total == 0
        total += Int64(bytes.count)
        guard total <= limit else { throw .tooLong(path: path, limit: limit) }
        return !bytes.contains(0) && !(isFirst && CSVMagic.refusal(of: Array(bytes)) != nil)
    }
}
