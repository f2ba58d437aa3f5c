public import CampaignKit
import CampaignLedger

/// A batch that this computer has seen and that the ledger no longer holds.
public struct LostPostingsRule: CheckRule {
    public let guides = [
        CheckGuide(
            code: "lost-postings", title: "A batch that this computer has seen is missing",
            explanation: """
                This computer remembers the newest batch it saw in this folder, and the ledger that is here \
                now does not contain it: a sync program or a person replaced it with an older copy, or with \
                someone else's. Look for another copy (`campaign ledger compare OTHER.sqlite`) and bring its \
                batches in with `campaign ledger adopt`, or restore a backup. Until then nothing is posted \
                here, unless `--accept-fork REASON` accepts the loss.
                """)
    ]

    public func findings(_ subject: CheckSubject) -> [Finding] {
        switch subject.standing {
        case .whole, .gone: []
        case .emptied(let mark):
            [
                finding(
                    "the ledger is empty, and this computer has seen \(words(mark, subject)) in it",
                    .restoreBackup)
            ]
        case .lost(let mark):
            [
                finding(
                    "this ledger does not contain \(words(mark, subject)) that this computer has seen",
                    .compareAnotherLedger)
            ]
        }
    }

    private func words(_ mark: BatchMark, _ subject: CheckSubject) -> String {
        BatchWords(currency: subject.plan.organization.currency).text(mark)
    }

    private func finding(_ message: String, _ remedy: Finding.Remedy) -> Finding {
        Finding(code: "lost-postings", severity: .error, message: message, subject: "ledger", remedy: remedy)
    }
}

/// Copies of the ledger that are next to it.
public struct SecondLedgerRule: CheckRule {
    public let guides = [
        CheckGuide(
            code: "second-ledger", title: "There is another ledger next to this one",
            explanation: """
                Sync programs keep both files when two people changed one ("conflicted copy"), and people copy by hand. \
                Only campaign.sqlite is read. Where the other holds batches that this one lacks, money is missing here: \
                `campaign ledger compare FILE` lists them, `campaign ledger adopt FILE` posts them here. Then move the \
                other file out of the workspace.
                """)
    ]

    public func findings(_ subject: CheckSubject) -> [Finding] {
        guard let directory = subject.directory else { return [] }
        let ours = (try? subject.ledger?.batches()) ?? []
        let own = subject.location ?? LedgerLocation(fileIn: directory)
        return SecondLedgers.find(in: directory, own: own, ours: ours).filter { !$0.isLeftover }
            .map(Self.finding)
    }

    private static func finding(_ found: SecondLedgers.Found) -> Finding {
        let (name, both) = (TerminalText.safe(found.name), found.comparison)
        let missing = both.missingInFirst
        guard let first = missing.first, let last = missing.last else {
            if let part = both.partlyAdopted.first {
                return Finding(
                    code: "second-ledger", severity: found.wasReplaced ? .note : .warning,
                    message: "\(name) is another ledger; \(AdoptionWords.text(part))", subject: "ledger",
                    remedy: .compareLedger(name))
            }
            guard !found.wasReplaced else {
                return replaced("\(name) is the ledger that a restore replaced; everything in it is here")
            }
            return Finding(
                code: "second-ledger", severity: .note,
                message: "\(name) is another ledger, and everything in it is already here", subject: "ledger",
                hint: "keep copies out of the workspace")
        }
        guard !found.wasReplaced else {
            let own = Words.count(missing.count, "batch", plural: "batches")
            return replaced("\(name) is the ledger that a restore replaced, with \(own) of its own")
        }
        let batches = missing.count == 1 ? "B-\(first.id)" : "B-\(first.id) to B-\(last.id)"
        let own = both.onlyInFirst.last.map { "; this one ends with B-\($0.id), which it lacks" } ?? ""
        return Finding(
            code: "second-ledger", severity: .warning,
            message:
                "\(name) is another ledger, and only it has \(batches) (\(last.hash.prefix(12)))\(own)",
            subject: "ledger",
            remedy: .adoptLedger(name))
    }

    /// A ledger that a restore put aside: there is nothing to do about it.
    private static func replaced(_ message: String) -> Finding {
        Finding(
            code: "second-ledger", severity: .note, message: message, subject: "ledger",
            hint: "nothing to do; move it out of the workspace when it is no longer needed")
    }
}

/// A folder that other computers reach too.
public struct SharedFolderRule: CheckRule {
    public let guides = [
        CheckGuide(
            code: "synced-folder", title: "The workspace is in a synced folder",
            explanation: """
                Dropbox, OneDrive, Google Drive and similar programs copy the ledger as one file; the later \
                copy replaces the earlier. When two people post before their computers have synced, one of \
                them loses what they posted; this computer notices, and the other copy has to be found. Keep \
                the ledger in one place where one person posts at a time, share the plan with git, and share \
                backups and reports through the synced folder.
                """),
        CheckGuide(
            code: "network-folder", title: "The workspace is on a network file system",
            explanation: """
                Locks do not hold over a network, so two programs could write at once and damage the ledger. It is not \
                opened there. Keep the workspace on a local disk and share backups of it.
                """),
    ]

    public func findings(_ subject: CheckSubject) -> [Finding] {
        // On a server it is in no folder.
        guard let directory = subject.directory, subject.location?.isServer != true else { return [] }
        var found: [Finding] = []
        if let synced = SyncedFolder.find(directory, home: subject.home) {
            found.append(
                Finding(
                    code: "synced-folder", severity: .warning,
                    message:
                        "\(TerminalText.safe(synced.folder)) is kept by \(synced.program), which copies the ledger as one file",
                    subject: "ledger", hint: "keep the workspace outside, and put backups there"))
        }
        let file = subject.location?.file ?? LedgerLocation(fileIn: directory).place
        if let kind = Ledger.networkFileSystem(of: file) {
            found.append(
                Finding(
                    code: "network-folder", severity: .error,
                    message: "the workspace is on a network file system (\(kind)), where locks do not hold",
                    subject: "ledger", hint: "keep the workspace on a local disk and share backups of it"))
        }
        return found
    }
}
