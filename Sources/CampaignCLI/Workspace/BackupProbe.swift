import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// When the ledger was last backed up on this computer.
struct BackupProbe {
    let session: Session
    let directory: String

    var lines: [DoctorLine] {
        guard let head = try? session.ledger(in: directory)?.head() else { return [] }
        guard let last = BackupMemory(of: directory, session.context).read() else {
            return [
                .warn("backup", "none made on this computer", "campaign backup /media/usb/")
            ]
        }
        let fact = "up to B-\(last.batch), on \(last.madeAt.prefix(10)): \(TerminalText.safe(last.file))"
        let later = head.batch - last.batch
        guard later > 0 else { return [.ok("backup", fact)] }
        return [
            .warn(
                "backup", "\(fact); \(Words.count(later, "batch", plural: "batches")) since",
                "campaign backup FILE makes another")
        ]
    }
}
