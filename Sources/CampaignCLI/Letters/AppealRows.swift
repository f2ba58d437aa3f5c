import CampaignKit
import CampaignLedger
import Terminal

/// The rows of an appeal's list that letters, labels and contacts are made of.
struct AppealRows {
    let books: Books
    let directory: String
    /// The day of the list and of what is written.
    let today: CalendarDate
    /// Of the segments asked for, by donor.
    let rows: [MailMergeRow]
    private let mailing: AppealMailing

    var appeal: Appeal { mailing.appeal }
    var provenance: Provenance { mailing.provenance }
    /// Who is on the list and who is not, in sentences.
    var notes: [String] { mailing.summary }

    /// - Parameter segments: ids; none for all.
    init(
        _ session: Session, appeal id: String, segments: [String], onlyUnsent: Bool = false,
        mailsPossible: Bool = false,
        at time: TimeOptions? = nil
    ) throws {
        directory = try session.directory()
        books = try Books(session, knownOn: time?.knownOn)
        today = try books.day(time?.day, session)
        mailing = try AppealMailing(
            appeal: id, books, asOf: today, .init(onlyUnsent: onlyUnsent, mailsPossible: mailsPossible))
        let known = mailing.appeal.segments.map(\.id)
        for segment in segments where !known.contains(segment) {
            throw IDLookup(books.loaded.plan).unknown(segment, kind: "segment", among: known)
        }
        rows = mailing.list.rows.filter { segments.isEmpty || segments.contains($0.segment) }
        if books.head == nil { session.say("no gifts have been posted yet: campaign import FILE") }
    }

    /// Throws unless every row has a letter, named by its segment or by the appeal.
    func requireLetters() throws(CommandError) {
        guard let row = rows.first(where: { letter(for: $0).isEmpty }) else { return }
        throw .failed(
            "no-letter",
            "Campaigns/\(mailing.campaign.id).md:\(appeal.line): the appeal '\(appeal.id)' has no letter "
                + "for segment \(row.segment)",
            hint: "add below it, indented: letter: letters/year-end.md")
    }

    /// The template for a row, below `Reports/`; empty where none is named.
    func letter(for row: MailMergeRow) -> String {
        appeal.segments.first { $0.id == row.segment }?.letter ?? appeal.letter ?? ""
    }
}
