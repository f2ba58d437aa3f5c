import CampaignKit
import System

/// Whether a folder is kept in step with other computers by a sync program.
///
/// Such a program copies whole files, the later over the earlier, and knows nothing of the ledger inside:
/// of two people who post at the same time one loses what they posted.
public enum SyncedFolder {
    /// What the programs leave in the folder that they keep.
    private static let marks: [(name: String, program: String)] = [
        (".dropbox", "Dropbox"), (".dropbox.cache", "Dropbox"), (".stfolder", "Syncthing"),
        (".sync", "Resilio Sync"), (".SyncID", "Resilio Sync"), (".nextcloudsync.log", "Nextcloud"),
        (".owncloudsync.log", "ownCloud"), (".tmp.drivedownload", "Google Drive"),
        (".tmp.driveupload", "Google Drive"), (".~icloud", "iCloud Drive"),
    ]

    /// How the folders are called that the programs make; a blank, a hyphen or a bracket may follow.
    private static let names: [(name: String, program: String)] = [
        ("onedrive", "OneDrive"), ("dropbox", "Dropbox"), ("google drive", "Google Drive"),
        ("googledrive", "Google Drive"), ("google-drive", "Google Drive"), ("my drive", "Google Drive"),
        ("icloud drive", "iCloud Drive"), ("iclouddrive", "iCloud Drive"), ("nextcloud", "Nextcloud"),
        ("owncloud", "ownCloud"), ("box sync", "Box"), ("megasync", "MEGA"), ("pclouddrive", "pCloud"),
        ("seafile", "Seafile"), ("synologydrive", "Synology Drive"), ("proton drive", "Proton Drive"),
    ]

    /// The program, and the folder that tells; nil where nothing does.
    ///
    /// `path` is a real path. Dropbox keeps its settings in the home folder, which tells nothing.
    public static func find(_ path: String, home: String?) -> (program: String, folder: String)? {
        var folder = path
        while !folder.isEmpty {
            let isHome = folder == home
            for (name, program) in marks where !(isHome && name == ".dropbox") {
                if FileStatus(folder + "/" + name) != nil { return (program, folder) }
            }
            let slash = folder.lastIndex(of: "/") ?? folder.startIndex
            let last = folder[slash...].dropFirst().lowercased()
            for (name, program) in names where last.hasPrefix(name) {
                let next = last.dropFirst(name.count).first
                if next.map({ " -_(".contains($0) }) ?? true { return (program, folder) }
            }
            folder = String(folder[..<slash])
        }
        return nil
    }
}
