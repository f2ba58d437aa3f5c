public import CampaignKit

/// Why a question has no answer: a value, for which whoever asked finds the words.
public enum ServiceError: Error, Sendable {
    /// What an id was to name.
    public enum Subject: String, Sendable { case campaign, appeal, project, segment }

    /// Figures that contradict each other: none of them is shown.
    public enum Disagreement: Equatable, Sendable {
        /// The groups of donors do not add up.
        case donorGroups
        /// A journal's balances are not the figures of these campaigns.
        case journal([String])
    }

    /// The plan has errors, so nothing can be counted by it.
    case plan([Finding])
    /// No batch has this number; `newest` is nil when nothing was posted.
    case unknownBatch(Int64, newest: Int64?)
    /// Nothing has this id.
    case unknownID(String, Subject, among: [String])
    /// No report templates have these ids.
    case unknownReports([String], among: [String])
    /// No one can be named: there are no donors yet.
    case noDonors(String)
    /// The donor has a name already, and another was given.
    case donorNamedTwice(donor: String)
    /// Nothing was posted yet, and this needs something that was.
    case nothingPosted
    case figuresDisagree(Disagreement)
    /// The appeal says nowhere whom it asks.
    case noSegments(Appeal, campaign: String)
    /// A segment of the appeal cannot be read.
    case segment(MailMerge.Problem)
    /// The appeal names no letter for a segment.
    case noLetter(Appeal, campaign: String, segment: String)
    /// A list of pieces holds rows that cannot be recorded.
    case pieces([RowProblem], file: String, appeal: String)
    /// A list of pieces has a header and no rows.
    case noPieces(file: String, appeal: String)
    /// No letter lies at this path below `Reports/`; `nearest` is what may be meant.
    case missingLetter(String, nearest: String?)
    /// The letter at this path is of the other kind: thanks for an appeal, or an appeal's for thanks.
    case wrongLetter(String, isThanks: Bool)
    /// Letters have errors or lack something, so none was made.
    case letters([Finding])
    /// Report templates have errors, so none was made.
    case reports([Finding])
}
