/// Reads one value as its field wants it.
struct PickValueReader {
    let field: PickField
    let currency: Currency
    /// In a list a comma may be its own or a number's.
    let isInList: Bool

    func value(_ token: PickToken) throws(PickError) -> PickValue {
        switch token.kind {
        case .word, .text, .figure: break
        default:
            throw PickError(
                "\(field.rawValue) needs a value", at: token, hint: "write \(field.example)")
        }
        switch field.kindOfValue {
        case .money: return .number(try amount(token))
        case .day: return .number(Int64(try day(token).dayNumber))
        case .count: return .number(try count(token))
        case .word: return .word(try word(token))
        }
    }

    private func clash(_ token: PickToken) -> PickError {
        PickError(
            "\(field.rawValue) is \(field.kindOfValue.name), '\(token.text)' is not", at: token,
            hint: "write \(field.example)")
    }

    private func amount(_ token: PickToken) throws(PickError) -> Int64 {
        guard token.kind == .figure, CalendarDate(token.text) == nil else { throw clash(token) }
        if isInList, token.text.contains(","), token.text.first?.isCurrencySymbol != true {
            throw severalMeanings(token)
        }
        do throws(AmountParser.Failure) {
            return try AmountParser.minorUnits(token.text, currency: currency)
        } catch {
            let detail = error == .notAnAmount ? "not an amount" : error.message
            throw PickError("\(detail): '\(token.text)'", at: token, hint: error.hint)
        }
    }

    private func severalMeanings(_ token: PickToken) -> PickError {
        let amount = " or \(currency.symbol ?? "\(currency.code) ")\(token.text) for one amount"
        return PickError(
            "'\(token.text)' could be one number or several", at: token,
            hint: "put a space after the comma" + (field.kindOfValue == .money ? "," + amount : ""))
    }

    private func day(_ token: PickToken) throws(PickError) -> CalendarDate {
        if token.kind == .figure, let day = CalendarDate(token.text) { return day }
        let year = token.text.count == 4 ? Int(token.text) : nil
        throw PickError(
            "\(field.rawValue) is a day, '\(token.text)' is not", at: token,
            hint: year.map { "write the day: \($0)-01-01" } ?? "write \(field.example)")
    }

    private func count(_ token: PickToken) throws(PickError) -> Int64 {
        if isInList, token.text.contains(",") { throw severalMeanings(token) }
        guard token.kind == .figure, token.text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let count = Int64(token.text)
        else { throw clash(token) }
        return count
    }

    private func word(_ token: PickToken) throws(PickError) -> String {
        guard token.kind != .figure else { throw clash(token) }
        let folded = PickValue.folded(token.text)
        guard field == .kind, DonorKind(name: folded) == nil else { return folded }
        let names = DonorKind.allCases.map(\.name)
        throw PickError(
            "no donor has the kind '\(token.text)'", at: token,
            hint: DidYouMean.hint(for: token.text, in: names)
                ?? "the kinds are " + names.joined(separator: ", "))
    }
}
