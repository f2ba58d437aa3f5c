import CampaignKit

/// What the words of a file mean, as far as that is known, and what else its columns may say of the money.
extension MappingGuess {
    mutating func guessWords() {
        guessStandings()
        questionRefunds()
        guessTypes()
        questionPromises()
        guessMethods()
        guessAnswers()
    }

    private func isSaid(_ column: String, _ word: String) -> Bool {
        said.words.contains {
            $0.column == column && FileMapping.fold($0.said) == FileMapping.fold(word)
        }
    }

    private mutating func guessStandings() {
        let column = FileMapping.status
        guard let field = field(of: column) else { return }
        let survey = columns[field]
        var words = survey.byRows
        if survey.blank > 0 { words.append(("", survey.blank)) }
        for (shown, rows) in words where !isSaid(column, shown) {
            if let standing = GuessedWords.standing(shown) {
                mapping.words.append(.init(column, shown, means: standing.rawValue))
            } else {
                askMeaning(column, shown, survey, rows, "did the money come?", example: "paid")
            }
        }
    }

    /// What went back is posted under the gift's id, so that it comes off once however often the file comes.
    private mutating func questionRefunds() {
        let column = FileMapping.status
        guard let field = field(of: column), isFree(.giftID), isFree(.type) else { return }
        let left = mapping.leaveOut.filter { $0.column == columns[field].name }.flatMap(\.values)
        for (shown, rows) in columns[field].byRows {
            let word = FileMapping.fold(shown)
            let meaning = (said.words + mapping.words).first {
                $0.column == column && FileMapping.fold($0.said) == word
            }?.means
            guard meaning == FileMapping.Standing.refunded.rawValue,
                !left.contains(where: { FileMapping.fold($0) == word })
            else { continue }
            let name = columns[field].name
            ask(
                "refund-without-id",
                "“\(String(shown.prefix(60)))” in “\(name)” (\(rows == 1 ? "1 row" : "\(rows) rows")) says that "
                    + "money went back, and no column has the gifts' ids",
                "--column gift_id=NAME, or --leave-out \(ShellWord.quoted("\(name)=\(shown)"))")
        }
    }

    private mutating func guessTypes() {
        let column = CanonicalColumn.type.name
        guard let field = field(of: column) else { return }
        for (shown, rows) in columns[field].byRows where !isSaid(column, shown) {
            if let type = GuessedWords.type(shown) {
                if EntryType(name: FileMapping.fold(shown)) == nil {
                    mapping.words.append(.init(column, shown, means: type))
                }
            } else {
                askMeaning(column, shown, columns[field], rows, "what is such a row?", example: "gift")
            }
        }
    }

    /// A promise is known by its id; without one it is refused.
    mutating func questionPromises() {
        let column = CanonicalColumn.type.name
        guard let field = field(of: column) else { return }
        let left = mapping.leaveOut.filter { $0.column == columns[field].name }.flatMap(\.values)
        for (shown, rows) in columns[field].byRows {
            let word = FileMapping.fold(shown)
            let said = said.words.first { $0.column == column && FileMapping.fold($0.said) == word }?.means
            let type = EntryType(name: said ?? GuessedWords.type(shown) ?? "")
            let needed: CanonicalColumn? =
                type == .pledge ? .pledgeID : type == .award ? .grantID : nil
            guard let needed, isFree(needed), !left.contains(where: { FileMapping.fold($0) == word }) else {
                continue
            }
            let name = columns[field].name
            ask(
                "promise-without-id",
                "“\(String(shown.prefix(60)))” in “\(name)” (\(rows == 1 ? "1 row" : "\(rows) rows")) is a "
                    + "promise, and no column has its id",
                "--column \(needed.name)=NAME, or --leave-out \(ShellWord.quoted("\(name)=\(shown)"))")
        }
    }

    private mutating func askMeaning(
        _ column: String, _ shown: String, _ survey: ColumnSurvey, _ rows: Int, _ question: String,
        example: String
    ) {
        let word = shown.isEmpty ? "a blank cell" : "“\(String(shown.prefix(60)))”"
        let count = rows == 1 ? "1 row" : "\(rows) rows"
        let said = "\(column):\(String(shown.prefix(60)))=\(example)"
        ask(
            "unknown-word", "\(word) in “\(survey.name)” (\(count)): \(question)",
            "--value \(ShellWord.quoted(said))")
    }

    private mutating func guessMethods() {
        let column = CanonicalColumn.method.name
        guard let field = field(of: column) else { return }
        for (shown, _) in columns[field].byRows where !isSaid(column, shown) {
            let method = GuessedWords.method(shown)
            if method != FileMapping.fold(shown) {
                mapping.words.append(.init(column, shown, means: method))
            }
        }
    }

    private mutating func guessAnswers() {
        let flags = CanonicalColumn.allCases.filter { $0 == .anonymous || $0.donorFlag != nil }
        for column in flags {
            guard let field = field(of: column.name) else { continue }
            for (shown, _) in columns[field].byRows where !isSaid(column.name, shown) {
                guard let answer = GuessedWords.answer(shown), answer != FileMapping.fold(shown) else {
                    continue
                }
                mapping.words.append(.init(column.name, shown, means: answer))
            }
        }
    }

    /// Columns that were not placed and whose values say that rows may be no gifts.
    mutating func questionWatched() {
        for field in columns.indices where owners[field] == nil {
            let survey = columns[field]
            let extra = HeaderExtra(index: field, name: survey.name, suggestion: nil)
            guard let watched = WatchedColumn(extra, name: survey.name) else { continue }
            let left = mapping.leaveOut.filter { $0.column == survey.name }
                .flatMap { $0.values.map(FileMapping.fold) }
            let telling = survey.byRows.filter { !left.contains(FileMapping.fold($0.shown)) }.filter { word in
                watched.holds(ColumnMemory.fold(word.shown))
                    || (watched.needsPaid && GuessedWords.standing(word.shown) == nil)
            }
            let tests = telling.filter { GuessedWords.isTest($0.shown, watched) }
            if !tests.isEmpty, tests.count == telling.count {
                mapping.leaveOut.append(
                    .init(column: survey.name, values: tests.map(\.shown), reason: "a test"))
                continue
            }
            guard let first = telling.first else { continue }
            askWhether(survey, first.shown, isStatus: !watched.isUndone)
        }
        for name in GuessedNames.statuses where field(of: FileMapping.status) == nil {
            // Called so, with words that no one knows: perhaps a state of the United States.
            guard let field = field(name), owners[field] == nil, columns[field].filled > 0,
                WatchedColumn(HeaderExtra(index: field, name: name, suggestion: nil), name: name) == nil,
                let first = columns[field].byRows.first
            else { continue }
            askWhether(columns[field], first.shown, isStatus: true)
        }
    }

    private mutating func askWhether(_ survey: ColumnSurvey, _ word: String, isStatus: Bool) {
        let name = ShellWord.quoted(survey.name)
        ask(
            "column-may-tell", "“\(survey.name)” has “\(String(word.prefix(60)))”: are these rows gifts?",
            "--unread \(name) if the column does not matter; "
                + (isStatus
                    ? "--column \(ShellWord.quoted("status=\(survey.name)")) if it says how the payment went"
                    : "otherwise take these rows out of the file first"))
    }
}

extension GuessedWords {
    /// Whether a word says of its row that it was a trial: yes in a column of tests, `test` in one of modes.
    static func isTest(_ text: String, _ column: WatchedColumn) -> Bool {
        let word = FileMapping.fold(text)
        let asks = HeaderWords.of(column.name).contains("test")
        return PaymentWords.isTest(word) || (asks && answer(text) == "yes")
    }
}
