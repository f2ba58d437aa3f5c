/// An ISO 4217 currency: its code and the number of digits of its minor unit.
///
/// Units: `exponent` 2 means that one unit is 100 minor units. Source: `rules.md §1.1`, ISO 4217.
public struct Currency: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The three-letter code, upper case.
    public let code: String

    /// Digits after the decimal mark: 0 (JPY) to 4 (CLF).
    public let exponent: Int

    /// The currency with this code, in any case; nil when ISO 4217 has no such code.
    public init?(code: String) {
        let upper = code.uppercased()
        guard Self.codes.contains(upper) else { return nil }
        self.code = upper
        self.exponent = Self.exponent(of: upper)
    }

    private init(known code: String) {
        self.code = code
        self.exponent = Self.exponent(of: code)
    }

    /// The dollar of the United States.
    public static let usd = Currency(known: "USD")

    /// Ten to the exponent: minor units in one unit.
    public var minorPerUnit: Int64 {
        (0..<exponent).reduce(1) { power, _ in power * 10 }
    }

    /// The sign printed before an amount, nil when the code is printed instead.
    public var symbol: String? {
        switch code {
        case "USD": "$"
        case "EUR": "€"
        case "GBP": "£"
        case "ILS": "₪"
        default: nil
        }
    }

    /// Whether its unit is called a dollar, so that a `$` may come before an amount.
    ///
    /// Dinars and dirhams end in D too.
    var isDollar: Bool { Self.dollars.contains(code) }

    public var description: String { code }

    public static func < (left: Currency, right: Currency) -> Bool { left.code < right.code }

    private static func exponent(of code: String) -> Int {
        if noMinorUnit.contains(code) { return 0 }
        if thousandths.contains(code) { return 3 }
        if tenThousandths.contains(code) { return 4 }
        return 2
    }

    private static let noMinorUnit = words(
        "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF")
    private static let thousandths = words("BHD IQD JOD KWD LYD OMR TND")
    private static let tenThousandths = words("CLF UYW")

    private static let dollars = words(
        "AUD BBD BMD BND BSD BZD CAD FJD GYD HKD JMD KYD LRD NAD NZD SBD SGD SRD TTD TWD USD XCD")

    /// The codes of ISO 4217 that name money (no metals, no test codes): the active ones, and those withdrawn
    /// lately that old gifts are in.
    private static let codes = words(
        """
        AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN \
        BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD \
        FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS \
        KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN \
        MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR \
        SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN \
        UYI UYU UYW UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG ZWL
        """)

    private static func words(_ text: String) -> Set<String> {
        Set(text.split(separator: " ").map(String.init))
    }
}
