import CampaignKit

/// Figures as people read them, each with its name: the same words as `campaign status`.
struct FigureTexts {
    let currency: Currency
    /// Whether figures carry their exact amounts: what a page for the public rounds stays rounded.
    var isExact = true
    /// The language of words around figures.
    var speech = Speech.english

    func text(_ minor: Int64, short: Bool = false) -> String {
        let money = Money(minorUnits: minor, currency: currency)
        return short ? money.shortText : money.text
    }

    /// An amount without its cents, cut or raised, whichever does not flatter; exact below one unit, and
    /// nothing is `$0`.
    func whole(_ minor: Int64, _ way: Money.Shortening = .down) -> String {
        let money = Money(minorUnits: minor, currency: currency)
        let isPart = minor != 0 && minor.magnitude < currency.minorPerUnit.magnitude
        return isPart ? money.text : money.rounded(way).shortText
    }

    /// A large figure of a page: whole, with its exact amount behind it.
    func large(_ minor: Int64, _ figure: String, _ way: Money.Shortening = .down) -> ReportText {
        self.figure(whole(minor, way), minor, figure)
    }

    /// A shortened amount, cut or raised, whichever does not flatter: `$2.47M`, `$4,972`.
    ///
    /// Without cents, unless it is less than one unit.
    func short(_ minor: Int64, _ way: Money.Shortening = .down) -> String {
        let money = Money(minorUnits: minor, currency: currency)
        let unit = currency.minorPerUnit.magnitude
        let isExact = minor.magnitude < unit || minor.magnitude / unit >= 10_000
        return (isExact ? money : money.rounded(way)).abbreviated(way)
    }

    /// An amount in whole units, or a dash: cut above zero, raised below it, with its exact amount where it
    /// has a name.
    func wholeMoney(_ minor: Int64?, _ figure: String?, _ way: Money.Shortening = .down) -> ReportText {
        guard let minor else { return .none }
        let money = Money(minorUnits: minor, currency: currency)
        let isPart = minor.magnitude < currency.minorPerUnit.magnitude
        return self.figure((isPart ? money : money.rounded(way)).shortText, minor, figure)
    }

    /// An amount; a dash when there is none.
    func money(_ minor: Int64?, _ figure: String?, short: Bool = false) -> ReportText {
        guard let minor else { return .none }
        return self.figure(text(minor, short: short), minor, figure)
    }

    /// An amount in words of its own, with its name.
    func figure(
        _ words: String, _ minor: Int64, _ figure: String?, tone: ReportText.Tone = .plain
    ) -> ReportText {
        ReportText(words, figure: figure, minor: isExact && figure != nil ? minor : nil, tone: tone)
    }

    /// What is missing, or that nothing is; nothing is to go of what ended short.
    func toGo(_ row: StatusRow, asOf: CalendarDate) -> ReportText {
        row.hasEnded(by: asOf) && !row.isMet ? .none : toGo(row.toGo, row.id + ".to_go")
    }

    /// The same of all campaigns that have not ended.
    func toGo(_ total: StatusTotal) -> ReportText {
        total.runningGoal == nil ? .none : toGo(total.toGo, "total.to_go")
    }

    /// What is missing, or that nothing is.
    func toGo(_ toGo: Int64?, _ figure: String?) -> ReportText {
        guard let toGo else { return .none }
        return toGo == 0 ? self.figure(speech.word("met"), 0, figure, tone: .good) : money(toGo, figure)
    }

    /// A percentage behind its small bar.
    func progress(_ bar: ReportBar, _ percent: Percent?, _ figure: String?) -> ReportText {
        guard let percent else { return .blank }
        return ReportText(percent.shortText, figure: figure, bar: bar)
    }

    /// Where a campaign stands against its schedule, in a few words and a mark.
    func pace(_ row: StatusRow, asOf: CalendarDate) -> ReportText {
        let name = row.id + ".pace"
        return switch row.phase(asOf: asOf) {
        case .vanished: ReportText(say("file missing"), figure: name, tone: .caution)
        case .over(let amount):
            ReportText(say("+\(text(amount, short: true)) over"), figure: name, tone: .good)
        case .done: ReportText(say("done"), figure: name, tone: .good)
        case .starts(let day):
            ReportText(
                say("from \(speech.day(day, near: asOf))"), figure: name, tone: .faint)
        case .ended(let day):
            ReportText(
                say("ended \(speech.day(day, near: asOf))"), figure: name, tone: .faint)
        case .ahead(let amount): ReportText(say("▲ \(rough(amount)) ahead"), figure: name, tone: .good)
        case .behind(let amount):
            ReportText(say("▼ \(rough(amount)) behind"), figure: name, tone: .caution)
        case .onPace: ReportText(say("on pace"), figure: name, tone: .good)
        case .unscheduled: .blank
        }
    }

    /// One whole unit: `$1`.
    var unit: String { text(currency.minorPerUnit, short: true) }

    /// What one unit raised has cost, rounded up to the cent; a dash without a cost or money.
    func costPerUnit(_ cost: Int64?, raised: Int64, _ figure: String?) -> ReportText {
        money(CostPerUnit.of(cost: cost, raised: raised, in: currency), figure)
    }

    func say(_ phrase: Phrase) -> String { speech.say(phrase) }

    func parts(_ phrase: Phrase) -> [ReportText] { speech.parts(phrase) }

    /// `20 Nov 2026`.
    func day(_ day: CalendarDate) -> String { speech.day(day) }

    private func rough(_ minor: Int64) -> String {
        Money(minorUnits: minor, currency: currency).roughText
    }
}

extension ReportFigures {
    var texts: FigureTexts {
        FigureTexts(
            currency: status.currency, isExact: !redaction.isPublic, speech: Speech(language: language))
    }

    /// A campaign's name; its id when only the ledger knows it.
    func name(ofCampaign id: String) -> String { plan.campaign(id)?.name ?? id }
}
