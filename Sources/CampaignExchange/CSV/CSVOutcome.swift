/// What `CSVReader.next()` came upon.
public enum CSVOutcome: Equatable, Sendable {
    /// A good record: see `CSVReader.record`.
    case record
    /// A bad record. `CSVReader.record` holds its raw bytes and what fields were read; reading may go on.
    case fault(CSVFault)
    /// The end of the file; every further call says the same.
    case end
}
