/// Every problem that `GiftRowReader` finds by itself in a header or a row; the raw value is the stable code.
///
/// Next to these a row may have a fault of its form (`CSVFault.Code`) or a remark of `DateOfGift`.
public enum RowProblemCode: String, CaseIterable, Sendable {
    // Amounts.
    case amountMissing = "amount-missing"
    case notAnAmount = "not-an-amount"
    case tooManyDecimals = "too-many-decimals"
    case badGrouping = "bad-grouping"
    case decimalComma = "decimal-comma"
    case amountTooLarge = "amount-too-large"
    case currencyMismatch = "currency-mismatch"
    case unknownCurrency = "unknown-currency"
    case rateMissing = "fx-rate-missing"
    case notARate = "not-a-rate"
    case rateDisagrees = "fx-disagrees"
    case baseAmountSign = "base-amount-sign"
    case baseAmountZero = "base-amount-zero"
    /// A warning: more was kept than came.
    case feeAboveAmount = "fee-above-amount"
    case badAdjustTo = "bad-adjust-to"
    case unsignedAdjustment = "unsigned-adjustment"
    // Dates.
    case dateMissing = "date-missing"
    case notADate = "not-a-date"
    case noSuchDay = "no-such-day"
    case dateBefore1900 = "date-before-1900"
    case dateAfterToday = "date-after-today"
    case zoneMissing = "time-zone-missing"
    /// A warning: a deposit or the like that is after today.
    case dayAfterToday = "day-after-today"
    /// A warning: deposited or cleared before it was given.
    case dayBeforeGift = "day-before-gift"
    /// A warning: the first installment is due before the promise.
    case dueBeforePromise = "due-before-promise"
    case evidenceAfterToday = "evidence-after-today"
    // What the row is, and the rows it names.
    case unknownType = "unknown-type"
    case negativePromise = "negative-promise"
    /// A warning: the sign is ignored.
    case negativeSign = "negative-sign"
    /// A warning: the refund counts on its date and is tied to no gift.
    case unlinkedRefund = "unlinked-refund"
    case reversesMissing = "reverses-missing"
    case reversesUnexpected = "reverses-unexpected"
    case namesItself = "names-itself"
    case promiseWithoutID = "promise-without-id"
    case promiseMissing = "promise-missing"
    case pledgeAndGrant = "pledge-and-grant"
    // Ids and text.
    case badSource = "bad-source"
    case badID = "bad-id"
    case badKeycode = "bad-keycode"
    case tooLong = "too-long"
    // Places.
    case unknownCampaign = "unknown-campaign"
    case unknownAppeal = "unknown-appeal"
    case unknownProject = "unknown-project"
    case unknownLine = "unknown-line"
    case unknownUnit = "unknown-unit"
    case projectMissing = "project-missing"
    case placeDisagrees = "place-disagrees"
    /// A warning: the row's own appeal or campaign counts.
    case keycodeDisagrees = "keycode-disagrees"
    /// A warning: the row has no appeal, because two have its code.
    case keycodeAmbiguous = "keycode-ambiguous"
    /// Two have the name.
    case ambiguousName = "ambiguous-name"
    /// A warning: an address of the United States without its ZIP code.
    case badPostalCode = "bad-postal-code"
    /// A warning: the first address of the cell counts.
    case moreEmails = "more-emails"
    /// A warning: longer ago than people give.
    case longAgo = "long-ago"
    /// A warning: more than people give.
    case veryLarge = "very-large"
    // Words with a fixed meaning.
    case unknownDonorKind = "unknown-donor-kind"
    case badDonorNumber = "bad-donor-number"
    case sponsorMissing = "sponsor-missing"
    case unknownAnonymity = "unknown-anonymity"
    case unknownDelivery = "unknown-delivery"
    case unknownPostmarkKind = "unknown-postmark-kind"
    case unknownFrequency = "unknown-frequency"
    case unknownReceiptIssuer = "unknown-receipted-by"
    case unknownReceiptKind = "unknown-receipt-kind"
    case unknownTributeType = "unknown-tribute-type"
    case notYesOrNo = "not-yes-or-no"
    // Soft credits and tributes.
    case badSoftCredit = "bad-soft-credit"
    case tributeTypeMissing = "tribute-type-missing"
    /// A warning: the tribute is kept without a name.
    case tributeNameMissing = "tribute-name-missing"
    // Promises.
    case badInstallments = "bad-installments"
    case installmentsMissing = "installments-missing"
    case frequencyMissing = "frequency-missing"
    case firstDueMissing = "first-due-missing"
    case scheduleUnexpected = "schedule-unexpected"
    case unknownSurplus = "unknown-surplus"
    case surplusUnexpected = "surplus-unexpected"
    // In return.
    case benefitNegative = "benefit-negative"
    case benefitContradiction = "benefit-contradiction"
    case noBenefitLimits = "no-benefit-limits"
    // What must never enter: the whole file is refused.
    case cardNumber = "card-number"
    case socialSecurityNumber = "social-security-number"
}
