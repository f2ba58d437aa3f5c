import CampaignKit

/// The signature of whoever signs letters in the page's language, or room for it.
///
/// A picture of a signature on a public page would be an invitation to copy it.
struct SignatureBlock: ReportBlock {
    static let name = "signature"
    static let summary = "the signature, or room to sign, above the name of the signatory"
    static let optionKeys = ["caption"]
    static let isForInsiders = true

    private let caption: String
    var needs: Set<ReportNeed> { [.signatures] }

    init(_ options: inout BlockOptions) { caption = options.caption("") }

    func elements(_ figures: ReportFigures) -> [ReportElement] {
        guard let name = figures.plan.organization.signatory(in: figures.language) else {
            return [.paragraph("No signatory is set.")]
        }
        let words: [ReportElement] = caption.isEmpty ? [] : [.paragraph(caption)]
        return words + [.signature(name: name, picture: figures.signatures[figures.language])]
    }
}
