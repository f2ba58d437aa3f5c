public import CampaignFiles
public import CampaignKit
public import CampaignLedger

/// What a service gets from the world: the workspace, the clock, the ledger, and someone to tell.
///
/// A command line provides one for each command, a page one for each request; tests have one whose ledger is
/// in memory.
public protocol ServiceContext {
    /// The workspace's folder; throws when there is none.
    func directory() throws -> String
    /// Where the ledger of a workspace is.
    func location(in directory: String) throws -> LedgerLocation
    /// The ledger of a workspace, opened for reading; nil when nothing was posted yet.
    func ledger(in directory: String) throws -> Ledger?
    /// The ledger for posting, which the first batch that is kept makes.
    func ledgerForPosting(in directory: String) throws -> Ledger
    /// Today in the charity's zone, as reports and figures take it.
    func today(_ plan: Plan) throws -> CalendarDate
    /// Who posts, when, and under which plan; `command` never holds a value that someone typed.
    func postingContext(
        _ loaded: LoadedPlan, _ planText: [UInt8], command: String
    ) throws -> PostingContext
    /// Hears how far a reading has come.
    func readingProgress() -> any ReadingProgress
    /// Hears what is noteworthy besides an answer, at once.
    func note(_ notice: ServiceNotice)
}

/// What is noteworthy besides an answer; whoever shows the answer has the words.
public enum ServiceNotice: Equatable, Sendable {
    /// A day was asked for that has not come: only what is posted by now is known of it.
    case dayToCome(CalendarDate)
    /// Something was posted, but nothing by then.
    case nothingPosted(by: KnownOn)
    /// Every figure is zero because nothing was posted yet.
    case nothingPostedYet
    /// A batch is kept, with the numbers of its entries where they are known; nil when nothing was kept.
    case posted(batch: Int64?, entries: [Int64])
    /// A batch of receipts is kept: the same command goes on with the gifts that have none yet.
    case issued(batch: Int64?)
}

/// Hears how far the reading of a file has come.
public protocol ReadingProgress {
    /// Bytes read so far, of how many, and rows.
    mutating func update(done: Int64, total: Int64?, rows: Int)
    /// Nothing more comes.
    mutating func finish()
}

extension ServiceContext {
    /// The file in the workspace, where nothing else can be said.
    public func location(in directory: String) throws -> LedgerLocation {
        LedgerLocation(fileIn: directory)
    }

    /// The plan of a workspace; refuses one with errors.
    public func plan(in directory: String) throws -> LoadedPlan {
        try LoadedPlan(WorkspaceSource.read(directory: directory))
    }

    /// The plan with its files in canonical form, which every batch records.
    public func planWithText(in directory: String) throws -> (LoadedPlan, [UInt8]) {
        let source = try WorkspaceSource.read(directory: directory)
        return (try LoadedPlan(source), source.bundle)
    }

    /// Where figures of now come from.
    public func provenance(_ loaded: LoadedPlan, in directory: String) throws -> Provenance {
        Provenance(
            asOf: try today(loaded.plan), planDigest: loaded.digest,
            ledgerHead: try ledger(in: directory)?.head()?.hash, plan: loaded.plan)
    }

    /// Records that thanks for some gifts went out on a day, each gift once.
    ///
    /// `recorded` is how many were new; the batch is nil where nothing was kept.
    public func recordThanks(
        for gifts: [Int64], on day: CalendarDate, in directory: String, under plan: (LoadedPlan, [UInt8]),
        command: String, dryRun: Bool
    ) throws -> (recorded: Int, batch: Int64?) {
        let ledger = try ledgerForPosting(in: directory)
        let context = try postingContext(plan.0, plan.1, command: command)
        let outcome = try ledger.recordThanks(for: gifts, on: day, context, dryRun: dryRun)
        note(.posted(batch: outcome.batch, entries: []))
        return outcome
    }
}

/// Why a question has no answer: a value, for which whoever asked finds the words.
public enum ServiceError: Error, Sendable {
    /// What an id was to name.
    public enum Subject: String, Sendable { case campaign, appeal, project, segment }

    /// Figures that contradict each other: none of them is shown.
    public enum Disagreement: Equatable, Sendable {
        /// The groups of donors do not add up.
        case donorGroups
        /// Receipted, excepted and open gifts do not come to the eligible ones.
        case receipts
        /// A journal's balances are not the figures of these campaigns.
        case journal([String])
        /// The rows behind a figure do not add up to it.
        case explained(TallyFigure, of: String)
        /// The grants behind a weighted pipeline do not add up to it.
        case pipeline(of: String)
        /// What was posted since does not lead from a row's earlier figure to the one of now.
        case changes(TallyFigure, in: String)
    }

    /// The plan has errors, so nothing can be counted by it.
    case plan([Finding])
    /// No batch has this number; `newest` is nil when nothing was posted.
    case unknownBatch(Int64, newest: Int64?)
    /// Nothing has this id.
    case unknownID(String, Subject, among: [String])
    /// No report templates have these ids.
    case unknownReports([String], among: [String])
    /// No grant has this number, or none is known by then; `among` are the numbers in `GR-12`.
    case unknownGrant(String, among: [Int64])
    /// No deadline has this number; `among` are the numbers in `DL-12`.
    case unknownDeadline(String, among: [Int64])
    /// No one can be named: there are no donors yet.
    case noDonors(String)
    /// The donor has a name already, and another was given.
    case donorNamedTwice(donor: String)
    /// Nothing was posted yet, and this needs something that was.
    case nothingPosted
    /// The organization has no EIN, which identifies it to others.
    case noOwnNumber
    case figuresDisagree(Disagreement)
    /// A stored status cannot be compared with this one.
    case storedStatus(StoredStatus.Problem)
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
    /// The letter at this path is of another kind than the one that is needed.
    case letterKind(String, wanted: LetterDraft.Kind)
    /// Letters have errors or lack something, so none was made.
    case letters([Finding])
    /// No receipt has this number, as it was typed.
    case unknownReceipt(String)
    /// The receipt's page was erased.
    case receiptErased(String)
    /// Others posted again and again while this was planned.
    case ledgerBusy
    /// Report templates have errors, so none was made.
    case reports([Finding])
    /// A report at a path lists people in some of its blocks, and this login sees figures and no names.
    case figuresOnly(String, [String])
    /// Mappings of files to import have errors, so nothing was read.
    case mappings([Finding])
}
