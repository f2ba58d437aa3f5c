import CampaignKit

/// The board's summary in each language: its sentences are the template's, the words of blocks the page's.
extension ReportStarter {
    var summaryBody: [String] {
        let words = SummaryWords(language)
        let received = audience == .public ? [] : [words.received]
        let raised = campaign?.goal == nil ? words.raised : words.raisedOfGoal
        var lines =
            ["{{#if raised}}", raised] + received + ["{{else}}", words.nothing, "{{/if}}", ""]
        lines += Self.block("progress")
        if audience != .public { lines += Self.block("key-figures") }
        if campaign == nil { lines += ["## \(words.campaigns)", ""] + Self.block("status") }
        if audience != .public {
            // The first sheet is read by itself.
            if hasCourse { lines += Self.block("pace") + ["---", ""] }
            lines += ["## \(words.changes)", ""] + Self.block("changes")
        }
        return lines + ["## \(words.months)", ""] + Self.block("months")
    }
}

/// The sentences and headings of a summary; figures go into them as into any template.
private struct SummaryWords {
    let raised: String
    let raisedOfGoal: String
    let received: String
    /// In place of both where nothing is raised.
    let nothing: String
    let campaigns: String
    let changes: String
    let months: String

    init(_ language: LetterLanguage) {
        switch language {
        case .en: self = .english
        case .es: self = .spanish
        case .he: self = .hebrew
        case .ar: self = .arabic
        }
    }

    private init(
        raised: String, ofGoal: String, received: String, nothing: String, campaigns: String,
        changes: String, months: String
    ) {
        (self.raised, raisedOfGoal, self.received, self.nothing) = (raised, ofGoal, received, nothing)
        (self.campaigns, self.changes, self.months) = (campaigns, changes, months)
    }

    private static let english = SummaryWords(
        raised: "As of {{ as_of }} **{{ raised | whole }}** is raised from {{ donors | noun }}.",
        ofGoal:
            "As of {{ as_of }} **{{ raised | whole }}** of {{ goal | whole }} is raised, from {{ donors | noun }}.",
        received: "Of it {{ received | whole }} has been received.",
        nothing: "As of {{ as_of }} nothing has been raised.", campaigns: "Every campaign",
        changes: "What changed", months: "Month by month")

    private static let spanish = SummaryWords(
        raised: "Al {{ as_of }} se han recaudado **{{ raised | whole }}** de {{ donors | noun }}.",
        ofGoal:
            "Al {{ as_of }} se han recaudado **{{ raised | whole }}** de una meta de {{ goal | whole }}, de {{ donors | noun }}.",
        received: "De ello se han recibido {{ received | whole }}.",
        nothing: "Al {{ as_of }} no se ha recaudado nada.", campaigns: "Todas las campañas",
        changes: "Qué cambió", months: "Mes a mes")

    private static let hebrew = SummaryWords(
        raised: "נכון ל־{{ as_of }} גויסו **{{ raised | whole }}** מ־{{ donors | noun }}.",
        ofGoal:
            "נכון ל־{{ as_of }} גויסו **{{ raised | whole }}** מתוך יעד של {{ goal | whole }}, מ־{{ donors | noun }}.",
        received: "מתוכם התקבלו {{ received | whole }}.",
        nothing: "נכון ל־{{ as_of }} עוד לא גויס דבר.", campaigns: "כל הקמפיינים",
        changes: "מה השתנה", months: "חודש אחר חודש")

    private static let arabic = SummaryWords(
        raised: "حتى {{ as_of }} جُمع **{{ raised | whole }}** من {{ donors | noun }}.",
        ofGoal:
            "حتى {{ as_of }} جُمع **{{ raised | whole }}** من هدف قدره {{ goal | whole }}، من {{ donors | noun }}.",
        received: "استُلم منه {{ received | whole }}.",
        nothing: "حتى {{ as_of }} لم يُجمع شيء.", campaigns: "جميع الحملات",
        changes: "ما الذي تغيّر", months: "شهرًا بشهر")
}
