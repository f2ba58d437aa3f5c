extension Organization {
    /// The text that a donor's state wants on a letter; empty where it wants none.
    ///
    /// A state's text is for people who live in it: `CA` in another country is no state (`rules.md §4.7`).
    /// `N.Y.` and `New York` are `NY`.
    public func disclosure(for person: DonorDetails) -> String {
        let country = person.country.uppercased().filter { $0.isLetter }
        guard ["", "US", "USA", "UNITEDSTATES", "UNITEDSTATESOFAMERICA", "AMERICA"].contains(country) else {
            return ""
        }
        let state = person.state.uppercased().filter { $0.isLetter }
        return disclosures[Self.codes[state] ?? state] ?? ""
    }

    /// Postal codes by the name in capitals without blanks.
    private static let codes: [String: String] = Dictionary(
        uniqueKeysWithValues: """
            ALABAMA AL ALASKA AK ARIZONA AZ ARKANSAS AR CALIFORNIA CA COLORADO CO CONNECTICUT CT DELAWARE DE \
            DISTRICTOFCOLUMBIA DC FLORIDA FL GEORGIA GA HAWAII HI IDAHO ID ILLINOIS IL INDIANA IN IOWA IA KANSAS KS \
            KENTUCKY KY LOUISIANA LA MAINE ME MARYLAND MD MASSACHUSETTS MA MICHIGAN MI MINNESOTA MN MISSISSIPPI MS \
            MISSOURI MO MONTANA MT NEBRASKA NE NEVADA NV NEWHAMPSHIRE NH NEWJERSEY NJ NEWMEXICO NM NEWYORK NY \
            NORTHCAROLINA NC NORTHDAKOTA ND OHIO OH OKLAHOMA OK OREGON OR PENNSYLVANIA PA RHODEISLAND RI \
            SOUTHCAROLINA SC SOUTHDAKOTA SD TENNESSEE TN TEXAS TX UTAH UT VERMONT VT VIRGINIA VA WASHINGTON WA \
            WESTVIRGINIA WV WISCONSIN WI WYOMING WY
            """.split(separator: " ").pairs)
}

extension [Substring] {
    /// Two and two: a name and its code.
    fileprivate var pairs: [(String, String)] {
        stride(from: 0, to: count - 1, by: 2).map { (String(self[$0]), String(self[$0 + 1])) }
    }
}
