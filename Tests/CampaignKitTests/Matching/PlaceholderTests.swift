import CampaignKit
import Testing

/// `rules.md §5`: what forms write where no one said anything names no one.
@Suite("Placeholders")
struct PlaceholderTests {
    @Test(
        "nothing was said",
        arguments: [
            "n/a", "N.A.", "-", "--", "?", "...", "None", "NULL", "unknown", "Not shared by donor", "test",
            " No disponible ", "desconocido", "Non communiqué", "INCONNU", "keine Angabe", "k. A.",
            "unbekannt",
            "לא ידוע", "אין", "غير معروف", "لا يوجد", "none@none.com",
        ])
    func nothing(text: String) { #expect(Placeholder.meaning(of: text) == .nothing) }

    @Test(
        "somebody who wants no publicity",
        arguments: [
            "Anonymous", "ANONYMOUS DONOR", "Anónimo", "Donateur anonyme", "anonym", "אנונימי", "فاعل خير",
        ])
    func anonymous(text: String) { #expect(Placeholder.meaning(of: text) == .anonymous) }

    @Test(
        "names",
        arguments: [
            "", "Nan Testa", "Jane Test", "Anonymous Was A Woman", "Nona", "Noel", "Knoll", "Tess",
            "Nil Bhatt", "Dover",
            "Ain Private Foundation", "李", "אינה",
        ])
    func names(text: String) { #expect(Placeholder.meaning(of: text) == nil) }
}
