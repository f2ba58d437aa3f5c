/// How large one thing in a file may be, so that a broken file cannot take all memory.
public struct CSVLimits: Sendable, Equatable {
    /// Bytes of one field as written (quotes and doubled quotes counted).
    public var fieldBytes: Int
    /// Bytes of one record as written.
    public var recordBytes: Int
    /// Fields of one record.
    public var columns: Int

    /// Limits of 1 MiB a field, 4 MiB a record and 4096 columns unless told otherwise.
    ///
    /// Positions inside a record are kept in 32 bits, so a record limit above 256 MiB means 256 MiB.
    public init(fieldBytes: Int = 1 << 20, recordBytes: Int = 4 << 20, columns: Int = 4096) {
        self.fieldBytes = max(1, fieldBytes)
        self.recordBytes = min(max(1, recordBytes), 256 << 20)
        self.columns = max(1, columns)
    }
}
