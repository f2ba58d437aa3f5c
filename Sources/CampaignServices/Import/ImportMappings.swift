import CampaignExchange
public import CampaignFiles
public import CampaignKit

extension ServiceContext {
    /// The mappings of a workspace, `Campaigns/imports/*.yml`; refuses them all when one has an error.
    ///
    /// A broken one may have been meant for the very file that is imported.
    public func mappings(in directory: String, plan: Plan) throws -> [FileMapping] {
        let files = try WorkspaceSource.readMappings(directory: directory)
        let result = MappingLoader.load(files, plan: plan, .ours)
        let errors = result.findings.filter { $0.severity == .error }
        guard errors.isEmpty else { throw ServiceError.mappings(errors) }
        return result.mappings
    }
}

extension MappingVocabulary {
    /// The columns and words that the importer reads.
    public static let ours = MappingVocabulary(
        columns: CanonicalColumn.allCases.map(\.name), amounts: Set(CanonicalColumn.amounts.map(\.name)),
        words: [
            "type": Words(names: EntryType.acceptedNames) { EntryType(name: folded($0)) != nil },
            "method": Words(names: PaymentMethod.allCases.map(\.name)) {
                PaymentMethod(name: folded($0)) != nil
            },
            "delivery": Words(names: Delivery.allCases.map(\.name)) { Delivery(name: folded($0)) != nil },
            "postmark_kind": Words(names: PostmarkKind.allCases.map(\.name)) {
                PostmarkKind(name: folded($0)) != nil
            },
            "donor_kind": Words(names: DonorKind.allCases.map(\.name)) { DonorKind(name: folded($0)) != nil },
            "anonymous": Words(names: ["no", "public", "board", "staff"]) {
                Anonymity(text: folded($0)) != nil
            },
        ],
        reserved: Preset.known([]).map(\.name) + ["csv"], fold: { HeaderMatcher.normalize($0) },
        isNeverKept: { CanonicalColumn.isNeverKept($0) }, isEncoding: { CSVEncoding.isKnown($0) })

    private static func folded(_ word: String) -> String {
        String(FileMapping.fold(word).map { $0 == " " || $0 == "-" ? "_" : $0 })
    }
}
