/// One cell to be written, by what it is.
public enum CSVCell: Sendable, Equatable {
    /// Anything a person typed: guarded against being taken for a formula.
    case text(String)
    /// A number as ASCII digits with at most one leading sign: stays a number, also when negative.
    ///
    /// Anything else given here is written as text, so that a wrong call cannot let a formula through.
    case number(String)
    case empty
}
