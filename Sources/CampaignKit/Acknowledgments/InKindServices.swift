/// Tells services and the use of space from property, by the words of a gift in kind.
///
/// Source: `rules.md §2` and `§4.5`: both are thanked for, and nothing is said of tax, because no one may
/// deduct them (IRS Pub. 526). A file has one type for all that is given in kind; where the words are not
/// clear, `receipted_by: none` says the same. In doubt a letter promises too little, never too much.
public enum InKindServices {
    /// Single words in the languages of letters.
    private static let words: Set<String> = [
        "space", "office", "room", "rooms", "hall", "venue", "rent", "lease", "storage", "parking",
        "catering",
        "photography", "photographer", "design", "designer", "legal", "accounting", "audit", "bookkeeping",
        "advertising", "performance", "concert", "lecture", "speaker", "teaching", "training", "coaching",
        "repair", "repairs", "installation", "cleaning", "security", "transport", "transportation", "driving",
        "hosting", "programming", "maintenance", "editing", "time",
        "service", "services", "volunteer", "volunteers", "volunteering", "volunteered", "hours", "labor",
        "labour", "consulting", "tutoring", "translation", "lodging", "servicio", "servicios", "voluntariado",
        "voluntarios", "horas", "asesoría", "alojamiento", "שירות", "שירותי", "שירותים", "התנדבות", "שעות",
        "ייעוץ", "לינה", "שימוש", "استخدام", "خدمة", "خدمات", "تطوع", "ساعات", "استشارات",
    ]

    /// Words that mean it only together.
    private static let phrases = [
        ["pro", "bono"], ["use", "of"], ["free", "rent"], ["uso", "de"],
    ]

    /// Whether nothing in a description says that it was a service or the use of space.
    public static func areNone(in description: String) -> Bool {
        let found = description.lowercased().split { !$0.isLetter }.map(String.init)
        guard !found.contains(where: words.contains) else { return false }
        return !phrases.contains { phrase in
            found.indices.contains { found[$0...].starts(with: phrase) }
        }
    }
}
