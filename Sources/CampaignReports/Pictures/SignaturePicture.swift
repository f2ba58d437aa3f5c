public import CampaignFiles
public import CampaignKit
import Digests

/// A picture of a signature, ready to be put into a page; nothing of it is outside the page.
public struct SignaturePicture: Sendable, Equatable {
    /// The most kibibytes of a file: receipts are kept as they were sent, each with its picture.
    static let mostKibibytes = 64

    /// `data:image/png;base64,…`: nothing in it ends a text of HTML or CSS.
    let address: String

    /// Reads a picture; nil with a finding when it is none, or may not be put into letters.
    static func read(_ file: PlanFile) -> (picture: SignaturePicture?, finding: Finding?) {
        guard file.bytes.count <= mostKibibytes << 10 else {
            return (
                nil, refused(file.path, "the picture of the signature has more than \(mostKibibytes) KiB")
            )
        }
        do throws(PictureFile.Problem) {
            let picture = try PictureFile(file.bytes)
            let data = SHA256.base64(picture.bytes)
            return (SignaturePicture(address: "data:image/\(picture.kind);base64,\(data)"), nil)
        } catch {
            let message =
                switch error {
                case .notAPicture: "the file of the signature is not a PNG or JPEG picture"
                case .damaged: "the picture of the signature is damaged"
                case .tooLarge:
                    "the picture of the signature has more than \(PictureFile.longestSide) pixels on a side"
                }
            return (nil, refused(file.path, message))
        }
    }

    /// Whose signature it is, for those who do not see it.
    static func words(_ signatory: String?, _ language: LetterLanguage) -> String {
        let word =
            switch language {
            case .en: signatory == nil ? "Signature" : "Signature of"
            case .es: signatory == nil ? "Firma" : "Firma de"
            case .he: signatory == nil ? "חתימה" : "חתימה של"
            case .ar: "توقيع"
            }
        return [word, signatory].compactMap { $0 }.joined(separator: " ")
    }

    private static func refused(_ path: String, _ message: String) -> Finding {
        Finding(
            code: ReportFindingCode.signaturePicture.rawValue, severity: .error, message: message,
            subject: path, hint: "scan it again as a PNG of about 600 × 200 pixels")
    }

    /// The finding of a picture that is not there.
    static func missing(_ path: String) -> Finding {
        Finding(
            code: ReportFindingCode.signaturePicture.rawValue, severity: .error,
            message: "the picture of the signature does not exist", subject: path,
            hint: "put the file there, or correct signature: in Campaigns/organization.yml")
    }
}

/// The pictures of signatures of a charity, by the language of what they sign.
public struct SignaturePictures: Sendable, Equatable {
    private let byLanguage: [LetterLanguage: SignaturePicture]

    /// None: letters leave room to sign.
    public static let none = SignaturePictures(byLanguage: [:])

    /// Reads what the plan names; `file` gives a picture by its path below the workspace, nil where none is.
    ///
    /// Throws what `file` throws.
    public static func read<Failure: Error>(
        _ organization: Organization, file: (_ path: String) throws(Failure) -> PlanFile?
    ) throws(Failure) -> (pictures: SignaturePictures, findings: [Finding]) {
        var byLanguage: [LetterLanguage: SignaturePicture] = [:]
        var known: [String: SignaturePicture?] = [:]
        var findings: [Finding] = []
        for language in LetterLanguage.allCases {
            guard let path = organization.signature(in: language) else { continue }
            if let picture = known[path] {
                byLanguage[language] = picture
                continue
            }
            let read = try file(path).map(SignaturePicture.read)
            findings += [read == nil ? SignaturePicture.missing(path) : read?.finding].compactMap { $0 }
            known[path] = .some(read?.picture)
            byLanguage[language] = read?.picture
        }
        return (SignaturePictures(byLanguage: byLanguage), findings)
    }

    subscript(language: LetterLanguage) -> SignaturePicture? { byLanguage[language] }
}
