import CampaignKit

/// The organization as read.
struct OrganizationDraft {
    let value: Organization
    /// False when the base currency is a guess, because the file or the key could not be read.
    let isCurrencyCertain: Bool

    /// When there is no file, or none that can be read.
    static let unknown = OrganizationDraft(value: Organization(name: ""), isCurrencyCertain: false)
}
