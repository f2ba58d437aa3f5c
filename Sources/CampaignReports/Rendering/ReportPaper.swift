/// The paper that a report is printed on.
public enum ReportPaper: String, Sendable, CaseIterable { case letter, a4 }
