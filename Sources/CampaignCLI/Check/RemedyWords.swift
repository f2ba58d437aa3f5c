import CampaignKit

extension Finding {
    /// What to do next, with the commands that do it.
    var advice: String? { hint ?? remedy?.words }
}

extension Finding.Remedy {
    /// The command, with the file that it takes as a shell needs it.
    fileprivate var words: String {
        switch self {
        case .restoreBackup: "campaign restore FILE restores a backup"
        case .compareAnotherLedger:
            "campaign ledger compare OTHER.sqlite shows what another copy has; or campaign restore FILE"
        case .compareLedger(let file):
            "campaign ledger compare \(ShellWord.quoted(file)); post by hand what is missing"
        case .adoptLedger(let file):
            "campaign ledger compare \(ShellWord.quoted(file)), then campaign ledger adopt it"
        case .writeLetterOrFallBack:
            "write one, or send these donors the default letter with --fallback"
        case .fallBack(let languages):
            "letters can be in \(Words.alternatives(languages)); --fallback sends them the default letter"
        }
    }
}
