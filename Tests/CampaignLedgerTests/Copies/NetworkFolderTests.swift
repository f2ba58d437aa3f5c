import Testing

@testable import CampaignLedger

/// Which file systems are other computers' too, from the kernel's table of mounts.
struct NetworkFolderTests {
    private static let mounts = """
        overlay / overlay rw 0 0
        /dev/sdb1 /home ext4 rw 0 0
        server:/charity /srv/charity nfs4 rw 0 0
        C:\\134 /mnt/c 9p rw 0 0
        drive /home/ana/My\\040Drive fuse.rclone rw 0 0
        tmpfs /srv/charity/local tmpfs rw 0 0
        """

    @Test(arguments: [
        ("/home/ana/books", nil), ("/srv/charity", "nfs4"), ("/srv/charity/2026", "nfs4"),
        ("/srv/charity/local/x", nil), ("/srv/charity2", nil), ("/mnt/c/Users/ana", "9p"),
        ("/home/ana/My Drive/books", "fuse.rclone"), ("/", nil),
    ])
    func folders(folder: String, kind: String?) {
        #expect(SQLiteFile.networkFileSystem(ofFolder: folder, mounts: Self.mounts) == kind)
    }

    @Test("A guest whose own root comes from its host works there; a root on a server does not")
    func roots() {
        for (kind, expected) in [("9p", nil), ("virtiofs", nil), ("nfs", "nfs")] as [(String, String?)] {
            #expect(
                SQLiteFile.networkFileSystem(ofFolder: "/home", mounts: "x / \(kind) rw 0 0") == expected)
        }
    }

    @Test(arguments: [
        "cifs", "smb3", "fuse.sshfs", "davfs", "drvfs", "virtiofs", "vboxsf", "prl_fs", "fuse.s3fs",
        "fuse.gvfsd-fuse", "fuse.glusterfs", "lustre", "gpfs",
    ])
    func kinds(kind: String) {
        #expect(
            SQLiteFile.networkFileSystem(ofFolder: "/m/x", mounts: "a / ext4 rw\nb /m \(kind) rw") == kind)
    }
}
