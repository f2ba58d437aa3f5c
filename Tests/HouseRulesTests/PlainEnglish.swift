import Foundation

/// Phrases that a native reader would stumble over, each with the plain one that goes in its place.
enum PlainEnglish {
    /// A phrase and what to write instead.
    struct Rule: Sendable {
        /// An ICU regular expression; letter case does not matter.
        let banned: String
        /// What to write instead, for the failure message.
        let instead: String
        /// A sentence that the rule must find.
        let example: String
        /// Whether comments are held to it too.
        var inComments = true
    }

    static let rules = [
        Rule(
            banned: #"(?<!there )\b(is|are) no (?!longer|more|way|one\b|other|need)\w"#,
            instead: "is not a …", example: "'foo' is no figure", inComments: false),
        Rule(
            banned: #"\bso many (columns|rows|days|of|at|levels)\b|\bat most so many\b"#,
            instead: "a number, or N", example: "At most so many.", inComments: false),
        Rule(
            banned: #"\bstands? (in|on|at|below|above|beside|between|under|here|there|inside)\b"#,
            instead: "is, appears, goes", example: "Below stands the sum; the note stands in its place"),
        Rule(
            banned: #"\b(lies|lie) (in|on|below|beside|between|outside|ahead|beyond|within)\b"#,
            instead: "is in, falls in", example: "the year that the start lies in the past"),
        Rule(
            banned: #"\bmend(s|ed|ing)?\b|\bput (it|them|these) right\b|\bputs right\b"#,
            instead: "fix", example: "mend that row first"),
        Rule(
            banned: #"\bsettle (it|them|these|this)\b"#, instead: "fix", example: "settle these first",
            inComments: false),
        Rule(
            banned: #"(?<!\b(to|of|by|for|from|with) )\bwhom\b(?! to\b)"#,
            instead: "a short clause: donors who …",
            example: "leave out whom it recorded", inComments: false),
        Rule(
            banned: #"\bbeside\b"#, instead: "next to, besides, not counted in",
            example: "beside raised: $5"),
        Rule(banned: #"\banew\b"#, instead: "again", example: "record it anew"),
        Rule(
            banned: #"\b(no|some|any|every)body\b"#, instead: "no one, someone, a donor",
            example: "x asks nobody"),
        Rule(
            banned: #"\b(take|takes|taking|taken|took) (\w+ )?back\b"#,
            instead: "reverse (a gift), void, undo (an import)", example: "more would be taken back"),
        Rule(
            banned: #"\b(comes?|came) to (?!be |know )"#, instead: "totals, is",
            example: "what it comes to in all",
            inComments: false),
        Rule(
            banned: #"\b(tells|told)\b(?! apart| to\b)"#, instead: "shows, identifies, is notified",
            example: "the code tells the appeal", inComments: false),
        Rule(
            banned: #"\b(one|two|item|key|value) a (line|level)\b"#, instead: "one per line",
            example: "options below, one a line"),
        Rule(
            banned: #"\b(is|are|not|of|than) ours\b|\bours (are|is)\b"#,
            instead: "this ledger's, the campaign's own", example: "its own numbers, not ours",
            inComments: false),
        Rule(
            banned: #"\bexclude each other\b"#, instead: "cannot be combined",
            example: "--json and --csv exclude each other"),
        Rule(
            banned: #"\b(has|have) no place (here|in)\b|\bcannot stand\b|\bstands? alone\b"#,
            instead: "is not allowed here, cannot be combined", example: "a tab has no place here",
            inComments: false),
        Rule(
            banned: #"\bbehind the program's back\b"#, instead: "outside the program",
            example: "changed behind the program's back"),
        Rule(
            banned: #"\bhas not come\b"#, instead: "is in the future", example: "the day has not come yet",
            inComments: false),
        Rule(
            banned: #"\b(is|are) there already\b|\bexists already\b"#, instead: "already exists",
            example: "board.md is there already", inComments: false),
        Rule(
            banned: #"\bread over\b"#, instead: "ignore", example: "read over this column",
            inComments: false),
        Rule(
            banned: #"\b(says|fits|asks|names) (nobody|nowhere|no piece|no column)\b"#,
            instead: "has no …, matches no …", example: "a code that fits no piece", inComments: false),
        Rule(
            banned: #"\bnaming units?\b"#, instead: "naming opportunity",
            example: "a naming unit of the project"),
        Rule(
            banned:
                #"\bcolour|\borganis(?!ation(?: name)?(?:,|$))|\bhonour|\b(fav|neighb|behavi)our"#
                + #"|\b(recogn|real|normal|summar|author|prior|minim|maxim|custom|final)is(e|ing|ation)"#
                + #"|\bmisspelt\b|\blearnt\b|\bfulfil(s|ment)?\b|\blicence\b|\bprogramme\b|\bcentre\b"#
                + #"|\bcheque\b(?! (number|de)\b)|\blabelled\b|\btotalled\b|\btravell|\bcancell(ed|ing)\b"#,
            instead: "American spelling", example: "the colour of a bar"),
    ]

    /// The banned phrases of a text, each with its replacement, for a failure message.
    static func complaints(_ text: String, isComment: Bool = false) -> [String] {
        let all = isComment ? inComments : inTexts
        if let all, all.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) == nil {
            return []
        }
        return rules.filter { !isComment || $0.inComments }.compactMap { rule in
            text.range(of: rule.banned, options: [.regularExpression, .caseInsensitive])
                .map { "“\(text[$0])”: write \(rule.instead)" }
        }
    }

    /// Whether one of the phrases may be in a text of many lines, so that its lines have to be looked at.
    static func isSuspected(_ text: String) -> Bool {
        guard let inTexts else { return true }
        return inTexts.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) != nil
    }

    /// All phrases at once: nearly every text has none of them.
    private static let inTexts = expression(rules)
    private static let inComments = expression(rules.filter(\.inComments))

    /// Nil when a rule cannot be read: then every text is looked at rule by rule.
    private static func expression(_ rules: [Rule]) -> NSRegularExpression? {
        let all = rules.map { "(?:\($0.banned))" }.joined(separator: "|")
        return try? NSRegularExpression(pattern: all, options: .caseInsensitive)
    }
}
