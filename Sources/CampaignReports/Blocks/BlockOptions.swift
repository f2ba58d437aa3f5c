import CampaignKit

/// The options of one directive, read key by key; what is wrong is collected.
struct BlockOptions {
    let directive: BlockDirective
    let plan: Plan
    private(set) var findings: [Finding] = []
    private let values: [String: BlockDirective.Option]

    /// Takes the options that a block knows; unknown and repeated ones are findings.
    init(_ directive: BlockDirective, plan: Plan, keys: [String]) {
        self.directive = directive
        self.plan = plan
        var values: [String: BlockDirective.Option] = [:]
        for option in directive.options where keys.contains(option.key) && values[option.key] == nil {
            values[option.key] = option
        }
        self.values = values
        var seen: Set<String> = []
        for option in directive.options {
            if !keys.contains(option.key) {
                refuseUnknown(option, keys: keys)
            } else if !seen.insert(option.key).inserted {
                refuse(
                    option, code: .repeatedOption, at: option.keyLocation,
                    "\(option.key) is given twice in {\(directive.name)}", hint: "keep one of them")
            }
        }
    }

    /// The option as written; nil when it is left out.
    func option(_ key: String) -> BlockDirective.Option? { values[key] }

    /// Records what is wrong with an option.
    mutating func refuse(
        _ option: BlockDirective.Option, code: ReportFindingCode = .badOption,
        at location: SourceLocation? = nil,
        _ message: String, hint: String?
    ) {
        findings.append(
            Finding(
                code: code.rawValue, severity: code.severity, message: message,
                location: location ?? option.valueLocation, hint: hint))
    }

    /// Records that a block cannot do without an option.
    mutating func require(_ key: String, _ message: String, hint: String) {
        findings.append(
            Finding(
                code: ReportFindingCode.missingOption.rawValue, severity: .error, message: message,
                location: directive.location, hint: hint))
    }

    private mutating func refuseUnknown(_ option: BlockDirective.Option, keys: [String]) {
        let near = DidYouMean.hint(for: option.key, in: keys)
        refuse(
            option, code: .unknownOption, at: option.keyLocation,
            "{\(directive.name)} has no option '\(option.key)'",
            hint: near ?? "it takes \(keys.joined(separator: ", "))")
    }
}
