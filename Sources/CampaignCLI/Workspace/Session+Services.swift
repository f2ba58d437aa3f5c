import CampaignExchange
import CampaignKit
import CampaignLedger
public import CampaignServices
import Terminal


/// What the services get from a command line.
extension Session: ServiceContext {
    func ledgerForPosting(in directory: String) throws -> Ledger {
        let path = directory + "/" + Ledger.fileName
        beginLedger(in: directory)
        guard let ledger = try Ledger.open(path: path, access: .write) else {
            throw CommandError.failed("ledger-missing", "the ledger cannot be created at \(path)")
        }
        return ledger
    }

    func note(_ notice: ServiceNotice) {
        switch notice {
        case .dayToCome(let day):
            say("\(day) is in the future: figures include only what has been posted so far")
        case .nothingPosted(let knownOn): say("nothing had been posted by \(knownOn.text)")
        case .nothingPostedYet: say("no gifts have been posted yet: campaign import FILE")
        case .posted(let batch, let entries):
            context.posted.note(batch: batch, rows: entries.map(GiftWords.id))
        }
    }

    func readingProgress() -> any ReadingProgress {
        let (context, errors) = (context, context.errors)
        return ProgressMeter(
            label: "Reading",
            isTerminal: context.errorsAreTerminal && context.environment["TERM"] != "dumb",
            disabled: options.quiet || context.environment["NO_PROGRESS"]?.isEmpty == false,
            width: context.screen?.columns ?? 80, ascii: options.ascii, now: context.monotonic
        ) { try? errors.write($0) }
    }
}

extension ProgressMeter: ReadingProgress {}
