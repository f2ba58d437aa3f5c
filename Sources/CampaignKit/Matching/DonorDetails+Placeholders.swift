extension DonorDetails {
    /// Empties what says nothing; whether the name says that someone wants no publicity (`rules.md §5`).
    public mutating func dropPlaceholders() -> Bool {
        let names = Placeholder.meaning(first: firstName, last: lastName)
        let whole = Placeholder.meaning(of: name)
        let called = Placeholder.meaning(of: organization)
        if names.first != nil { firstName = "" }
        if names.last != nil { lastName = "" }
        if whole != nil { name = "" }
        if called != nil { organization = "" }
        if Placeholder.isEmpty(addressee) { addressee = "" }
        if Placeholder.isEmpty(salutation) { salutation = "" }
        if Placeholder.isEmpty(email) { email = "" }
        if Placeholder.isEmpty(phone) || PhoneNumber.isFiller(phone) { phone = "" }
        if Placeholder.isEmpty(address1) { address1 = "" }
        if Placeholder.isEmpty(address2) { address2 = "" }
        if Placeholder.isEmpty(city) { city = "" }
        dropPlacePlaceholders()
        return [names.first, names.last, whole, called].contains(.anonymous)
    }

    /// `NA` is Namibia, and abroad a province of Naples: as a code it stays where it can be one.
    private mutating func dropPlacePlaceholders() {
        if country != "NA", Placeholder.isEmpty(country) { country = "" }
        if Placeholder.isEmpty(state), state != "NA" || PostalCode.isAmerican(country) { state = "" }
        if Placeholder.isEmpty(postalCode) || PostalCode.isFiller(postalCode) { postalCode = "" }
    }
}
