/// What other systems call our columns: names that have one meaning, and none that means money.
///
/// `date`, `amount`, `fee` and ids have no synonyms: which of five amounts is the gift, a person says.
enum HeaderSynonyms {
    /// Synonyms of each column, the best first: where a file has several, it is read and the others kept.
    static let names: KeyValuePairs<CanonicalColumn, [String]> = [
        .email: ["Email Address", "Donor Email", "Donor Email Address", "Supporter Email", "Primary Email"],
        .phone: [
            "Phone Number", "Telephone", "Telephone Number", "Donor Phone", "Donor Phone Number",
            "Supporter Phone Number", "Mobile Phone", "Cell Phone", "Home Phone",
        ],
        .donorName: [
            "Name", "Full Name", "Donor Full Name", "Supporter Full Name", "Supporter Name",
        ],
        .firstName: ["Donor First Name", "Donor's First Name", "Supporter First Name", "Given Name"],
        .lastName: ["Donor Last Name", "Donor's Last Name", "Supporter Last Name", "Surname", "Family Name"],
        .organization: ["Organisation", "Organization Name", "Organisation Name", "Company Name"],
        .address1: [
            "Address", "Street Address", "Street", "Address Line 1", "Mailing Address",
            "Mailing Address Line 1", "Mailing Street", "Home Street", "Donor Address", "Donor Addr1",
        ],
        .address2: [
            "Address Line 2", "Mailing Address Line 2", "Additional Address", "Additional Address 1",
            "Donor Addr2",
        ],
        .city: ["Town", "Mailing City", "Home City", "Donor City"],
        .state: [
            "State/Province", "Province", "State/Region", "Mailing State/Region", "Mailing State",
            "Home State/Province", "Donor State",
        ],
        .postalCode: [
            "Zip Code", "Zip", "Zip/Postal Code", "Postcode", "Zip/Postal", "Postal/Zip",
            "Mailing Zip/Postal",
            "Mailing Zip", "Mailing Postal Code", "Home Zip/Postal Code", "Donor Zip",
        ],
        .country: ["Mailing Country", "Home Country", "Donor Country"],
        .deceased: ["Is Deceased"],
        .anonymous: ["Is Anonymous", "Anonymous Donation", "Make Donation Anonymous", "Anonymous Gift"],
        .doNotMail: ["No Mail"],
        .doNotEmail: ["No Email"],
        .method: ["Payment Method", "Payment Instrument"],
        .reference: ["Check Number", "Check No", "Cheque Number", "Check Num"],
        .note: ["Notes"],
        .postmark: ["Postmark Date"],
        .depositedDate: ["Deposit Date"],
    ]

    /// Every synonym with its column, the best of a column first.
    static let ranked: [(name: String, column: String)] = names.flatMap { column, synonyms in
        synonyms.map { ($0, column.name) }
    }
}

/// The words of a header: `Donation Status`, `donation_status` and `donationStatus` have the same two.
enum HeaderWords {
    static func of(_ name: String) -> [String] {
        var words: [String] = []
        var word = ""
        var previous: Character = " "
        for character in name {
            let isWord = character.isLetter || character.isNumber
            if !isWord || (character.isUppercase && previous.isLowercase) {
                if !word.isEmpty { words.append(word.lowercased()) }
                word = ""
            }
            if isWord { word.append(character) }
            previous = character
        }
        if !word.isEmpty { words.append(word.lowercased()) }
        return words
    }
}
