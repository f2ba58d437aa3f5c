import CampaignKit
import Testing

@testable import CampaignReports

@Suite("Words of blocks in every language")
struct PhraseBookTests {
    private static let others: [LetterLanguage] = [.es, .he, .ar]
    private static let all = PhraseBook.tables.flatMap { $0 }

    private static func places(_ form: String) -> [Int] {
        Phrase.pieces(of: form).compactMap { if case .place(let index) = $0 { index } else { nil } }.sorted()
    }

    private static func hasLatin(_ text: String) -> Bool {
        text.unicodeScalars.contains { ("A"..."Z").contains($0) || ("a"..."z").contains($0) }
    }

    @Test func noTranslationIsEmptyOrLosesAValue() {
        for translation in Self.all {
            for language in Self.others {
                let form = translation.form(in: language)
                #expect(!form.isEmpty && Self.places(form) == Self.places(translation.english), "\(form)")
            }
        }
        #expect(Self.all.count > 250)
    }

    @Test func eachIsThereOnceAndInItsOwnLetters() {
        var seen: Set<String> = []
        for translation in Self.all {
            #expect(seen.insert(translation.english).inserted, "\(translation.english) is there twice")
            #expect(!Self.hasLatin(translation.hebrew), "\(translation.hebrew)")
            #expect(!Self.hasLatin(translation.arabic), "\(translation.arabic)")
        }
    }

    /// Texts of blocks that are no words for people on a page: findings, names, and marks.
    private static let noPhrases: Set<String> = [
        "GR-%1", " and ", "▲ %1", "▼ %1", "FY%1", "There are no %1 yet.", "the figures are %1", "%1 %2 %3",
        "gifts and pledges", "more entries",
        "no award has the number GR-%1 on %2",
    ]
    private static let otherFiles: Set<String> = [
        "AssertBlock.swift", "BlockOptions.swift", "CaseBlock.swift", "ReportBlock.swift",
        "ReportBlocks.swift",
    ]

    @Test func everySentenceOfABlockIsInTheBook() throws {
        let nouns = Set(PhraseBook.nouns.map(\.english))
        var found = 0
        for (file, literals) in try PhraseScan.blocks() where !Self.otherFiles.contains(file) {
            for literal in literals where literal.key.contains(" ") && Self.hasLatin(Self.words(literal.key))
            {
                let isOther = ["static let summary", "refuse", "require", "hint:", "option, "]
                    .contains {
                        literal.line.contains($0)
                    }
                guard !isOther, !literal.key.hasPrefix("{"), !Self.noPhrases.contains(literal.key) else {
                    continue
                }
                found += 1
                let isKnown =
                    nouns.contains(literal.key) || PhraseBook.form(of: literal.key, in: .he) != nil
                #expect(isKnown, "\(file): no translation of “\(literal.key)”")
            }
        }
        #expect(found > 150, "\(found)")
    }

    private static func words(_ key: String) -> String {
        Phrase.pieces(of: key).map { if case .words(let words) = $0 { words } else { "" } }.joined()
    }

    /// Titles of figures are columns of `{table}`; kinds of deadlines and statuses of donors are cells.
    @Test func wordsOfTheDomainAreInTheBook() {
        let kinds: [FigureSubject.Kinds] = [.campaign, .part, .appeal]
        let titles = kinds.flatMap { FigureCatalogue.names(in: $0) }.compactMap {
            FigureCatalogue.figure($0)
        }
        let words =
            DeadlineKind.allCases.map(\.title) + LifecycleStatus.allCases.map(\.rawValue)
            + GrantStage.allCases.map(\.name)
            + ChangeReason.allCases.flatMap { [$0.title, $0.participle] }
        for word in words + titles.filter({ $0.kind != .words }).map(\.title) {
            #expect(PhraseBook.form(of: word, in: .ar) != nil, "no translation of \(word)")
        }
        for figure in titles where figure.kind == .count {
            #expect(PhraseBook.noun(figure.noun) != nil, "\(figure.noun) cannot be counted")
        }
    }

    /// Names of amounts outside raised are put into a sentence; the pipeline's has counts of its own.
    @Test func whatIsNotCountedIsInTheBook() throws {
        var tally = Tally()
        for field in Tally.fields { tally[keyPath: field] = 1 }
        let parts = tally.notCountedInRaised(in: .usd)
        #expect(parts.count == 15 && parts.filter(\.isPipeline).count == 1)
        #expect(parts.first(where: \.isPipeline)?.name.hasPrefix("in the weighted pipeline (") == true)
        for part in parts where !part.isPipeline {
            #expect(PhraseBook.form(of: part.name, in: .ar) != nil, "no translation of \(part.name)")
        }
    }

    @Test func commasAreThoseOfTheLanguage() {
        #expect(Speech(language: .ar).list(["أ", "ب"]) == "أ، ب")
        #expect(Speech(language: .he).list(["א", "ב"]) == "א, ב" && Speech.english.list(["a"]) == "a")
    }

    @Test(
        "Counting",
        arguments: [
            (0, .es, "0 donantes"), (1, .es, "1 donante"), (1204, .es, "1,204 donantes"),
            (1, .he, "תורם אחד"), (377, .he, "377 תורמים"), (1, .ar, "متبرع واحد"), (2, .ar, "متبرعان"),
            (3, .ar, "3 متبرعين"), (10, .ar, "10 متبرعين"), (11, .ar, "11 متبرعًا"), (99, .ar, "99 متبرعًا"),
            (100, .ar, "100 متبرع"), (103, .ar, "103 متبرعين"), (1, .en, "1 donor"), (2, .en, "2 donors"),
        ] as [(Int, LetterLanguage, String)])
    func counting(_ number: Int, _ language: LetterLanguage, _ words: String) {
        #expect(Speech(language: language).count(number, "donor") == words)
    }
}
