import CampaignFiles
public import CampaignKit
public import CampaignReports

/// Reading the pictures of signatures that a plan names.
extension SignaturePictures {
    /// Those in a workspace's folder, and what is wrong with them.
    ///
    /// A file that leads out of the workspace is a finding as well; throws where the folder cannot be read.
    public static func inWorkspace(
        _ directory: String, _ organization: Organization
    ) throws -> (pictures: SignaturePictures, findings: [Finding]) {
        var outside: [Finding] = []
        let (pictures, findings) = try read(organization) { path in
            do throws(WorkspaceError) {
                return try WorkspaceSource.readPicture(path, directory: directory)
            } catch .outside {
                outside.append(leadsOut(path))
                return nil
            }
        }
        let hidden = Set(outside.compactMap(\.subject))
        return (pictures, outside + findings.filter { !hidden.contains($0.subject ?? "") })
    }

    private static func leadsOut(_ path: String) -> Finding {
        Finding(
            code: ReportFindingCode.signaturePicture.rawValue, severity: .error,
            message: "the picture of the signature is a link to a file outside the workspace", subject: path,
            hint: "copy the file into the workspace")
    }
}
