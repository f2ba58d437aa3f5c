import CampaignExchange
import CampaignKit

/// One file of one row for each thing that can be wrong; the bad cell is between `«` and `»`.
enum ProblemCatalogue {
    static let all = money + rates + dates + types + ids + places + words + promises + returns + sensitive

    private static let money: [ProblemCase] = [
        ProblemCase(
            .veryLarge, "date,amount", "2026-01-05,«100000000»", "100,000,000 or more", "check the zeros",
            severity: .warning),
        ProblemCase(
            .amountMissing, "date,amount", "2026-01-05,«»", "the amount is empty",
            "write 1234.50 or $1,234.50"),
        ProblemCase(
            .notAnAmount, "date,amount", "2026-01-05,«ten»", "not an amount", "write 1234.50 or $1,234.50"),
        ProblemCase(
            .notAnAmount, "date,amount,fee", "2026-01-05,5,«?»", "not an amount", "write 1234.50 or $1,234.50"
        ),
        ProblemCase(
            .tooManyDecimals, "date,amount", "2026-01-05,«1.005»", "more than 2 decimals",
            "write 1.00 or 1.01, or 1005 if the point separates thousands"),
        ProblemCase(
            .badGrouping, "date,amount", "2026-01-05,\"«1,00,000»\"",
            "the thousands separators are not in groups of three", "write 1,234,567.00 or 1234567.00"),
        ProblemCase(
            .decimalComma, "date,amount", "2026-01-05,\"«1.250,00»\"", "a comma as the decimal mark",
            "write a decimal point, as in 1,250.00"),
        ProblemCase(
            .amountTooLarge, "date,amount", "2026-01-05,«99999999999999999999»", "the amount is too large",
            "the largest amount is 9223372036854775807 minor units"),
        ProblemCase(
            .currencyMismatch, "date,amount", "2026-01-05,«EUR 5»", "the amount is in EUR",
            "leave out the code, or give the row its own currency"),
        ProblemCase(
            .unsignedAdjustment, "date,type,reverses,amount", "2026-01-05,adjustment,G-1,«18»",
            "an adjustment without a sign",
            "write +18 to add or -18 to subtract; put the correct amount itself in the column adjust_to"),
        ProblemCase(
            .badAdjustTo, "date,amount,adjust_to", "2026-01-05,5,«18»",
            "adjust_to in a row that is not an adjustment", "write type adjustment, or leave it blank"),
        ProblemCase(
            .badAdjustTo, "date,amount,type,reverses,adjust_to", "2026-01-05,5,adjustment,G-1,«18»",
            "both an amount and adjust_to", "leave amount blank: adjust_to has the correct amount"),
        ProblemCase(
            .badAdjustTo, "date,amount,type,reverses,adjust_to", "2026-01-05,,adjustment,G-1,«0»",
            "adjust_to is not above zero", "a void reverses the whole entry"),
        ProblemCase(
            .badAdjustTo, "date,amount,type,reverses,currency,adjust_to",
            "2026-01-05,,adjustment,G-1,ILS,«18»", "adjust_to in another currency",
            "write the signed difference in amount"),
        ProblemCase(
            .unknownCurrency, "date,amount,currency", "2026-01-05,5,«UDS»", "not an ISO 4217 currency code",
            "did you mean USD? one of USD, EUR, GBP, ILS, CAD, AUD, CHF, JPY"),
    ]

    private static let rates: [ProblemCase] = [
        ProblemCase(
            .rateMissing, "date,amount,currency", "2026-01-05,5,«ILS»",
            "an amount in ILS without base_amount or fx_rate",
            "give the amount in USD as base_amount, or the USD for one ILS as fx_rate"),
        ProblemCase(
            .notARate, "date,amount,currency,fx_rate", "2026-01-05,5,ILS,«3/10»", "not a rate",
            "write a decimal above zero with at most 12 decimals, such as 0.2731"),
        ProblemCase(
            .rateDisagrees, "date,amount,currency,fx_rate,base_amount", "2026-01-05,100,ILS,0.2731,«27.33»",
            "base_amount does not agree with amount and rate", "these give 27.31 USD"),
        ProblemCase(
            .rateDisagrees, "date,amount,base_amount", "2026-01-05,100,«99.99»",
            "base_amount does not agree with amount and rate", "these give 100.00 USD"),
        ProblemCase(
            .rateDisagrees, "date,amount,fx_rate", "2026-01-05,100,«0.27»",
            "a rate for an amount in the base currency", "leave out the rate, or give the row's currency"),
        ProblemCase(
            .baseAmountSign, "date,amount,currency,base_amount", "2026-01-05,100,ILS,«-27.31»",
            "base_amount is negative and amount is not", "give both the same sign"),
        ProblemCase(
            .baseAmountZero, "date,amount,currency,fx_rate", "2026-01-05,1,JPY,«0.004»",
            "worth less than the smallest unit of USD",
            "is the rate inverted? it is USD for one JPY"),
        ProblemCase(
            .amountTooLarge, "date,amount,currency,fx_rate", "2026-01-05,90000000000000000,ILS,«900000»",
            "the amount at this rate is too large", "the rate is USD for one ILS"),
        ProblemCase(
            .feeAboveAmount, "date,amount,fee", "2026-01-05,5,«5.01»", "the fee is larger than the amount",
            "is it a share in percent, or of another row?", severity: .warning),
    ]

    private static let dates: [ProblemCase] = [
        ProblemCase(
            .longAgo, "date,amount", "«1926-11-03»,5", "more than 50 years ago", "check the year",
            severity: .warning),
        ProblemCase(
            .dateMissing, "date,amount", "«»,5", "no date", "write the day of the gift, YYYY-MM-DD"),
        ProblemCase(
            .notADate, "date,amount", "«02/03/2026»,5", "the day or the month may come first",
            "write 2026-02-03 if the month comes first, 2026-03-02 if the day does; "
                + "use --date-format mdy or dmy for the whole file"),
        ProblemCase(
            .zoneMissing, "date,amount", "«2026-01-05 17:33:08»,5", "a time without a time zone",
            "give the time zone of the file: --time-zone America/New_York, or UTC"),
        ProblemCase(
            .dayAfterToday, "date,amount,deposited_date", "2026-01-05,5,«2027-01-06»", "a day after today",
            "check the year", severity: .warning),
        ProblemCase(
            .dayBeforeGift, "date,amount,deposited_date", "2026-01-05,5,«2026-01-04»",
            "before the gift was given", "check this day and the date", severity: .warning),
        ProblemCase(
            .dueBeforePromise, "date,amount,type,pledge_id,installments,first_due",
            "2026-01-05,5,pledge,P-1,1,«2016-01-31»",
            "the first installment is due before the promise was made",
            "check the year: it is overdue from its first day", severity: .warning),
        ProblemCase(
            .noSuchDay, "date,amount", "«2026-02-30»,5", "that date does not exist",
            "check the month and the day"),
        ProblemCase(
            .dateBefore1900, "date,amount", "«1899-12-31»,5", "the date is before 1900-01-01",
            "write the year with four digits, YYYY-MM-DD"),
        ProblemCase(
            .dateBefore1900, "date,amount,received_date", "2026-01-05,5,«0026-01-07»",
            "the received_date is before 1900-01-01", "write the year with four digits, YYYY-MM-DD"),
        ProblemCase(
            .dateAfterToday, "date,amount", "«2026-11-22»,5", "the date is after today",
            "check the year; for a post-dated check give the received_date, the day it was handed over"),
        ProblemCase(
            .evidenceAfterToday, "date,amount,delivery,deposited_date", "2026-11-20,5,wire,«2026-11-23»",
            "the deposited_date decides the date of gift and is after today",
            "import the row once the money or property has arrived"),
    ]

    private static let typeNames = EntryType.acceptedNames.joined(separator: ", ")

    private static let types: [ProblemCase] = [
        ProblemCase(
            .unknownType, "date,amount,type", "2026-01-05,5,«plegde»", "not a type of row",
            "did you mean pledge?"),
        ProblemCase(
            .negativePromise, "date,amount,type,pledge_id", "2026-01-05,«-5»,pledge,P-1",
            "a negative amount for a promise",
            "to cut a promise, write a pledge_change with a negative amount"),
        ProblemCase(
            .negativeSign, "date,amount,type,reverses", "2026-01-05,«-5»,refund,G-1",
            "the sign is ignored: the type gives the direction", "write the amount without a sign",
            severity: .warning),
        ProblemCase(
            .unlinkedRefund, "date,amount,reverses", "2026-01-05,-5,«»",
            "a refund without its gift: it counts on its own date",
            "give the gift_id of the refunded gift in the column reverses", severity: .warning),
        ProblemCase(
            .unlinkedRefund, "date,amount,type", "2026-01-05,5,chargeback",
            "a refund without its gift: it counts on its own date",
            "give the gift_id of the refunded gift in the column reverses", column: "reverses",
            severity: .warning),
        ProblemCase(
            .reversesMissing, "date,amount,type,reverses", "2026-01-05,+5,adjustment,«»",
            "an adjustment without the row it acts on", "give that row's gift_id in the column reverses"),
        ProblemCase(
            .reversesUnexpected, "date,amount,reverses", "2026-01-05,5,«G-1»",
            "a row of type gift does not reverse anything",
            "write type refund, chargeback or void, or leave reverses blank"),
        ProblemCase(
            .namesItself, "date,amount,type,gift_id,reverses", "2026-01-05,5,void,G-1,«G-1»",
            "the row names itself", "give the gift_id of another row"),
        ProblemCase(
            .promiseWithoutID, "date,amount,type", "2026-01-05,5,pledge", "a pledge without an id",
            "give a pledge_id or a gift_id, so that payments can name it", column: "pledge_id"),
        ProblemCase(
            .promiseMissing, "date,amount,type,pledge_id", "2026-01-05,5,pledge_payment,«»",
            "a pledge_payment without the pledge it pays", "give its pledge_id"),
        ProblemCase(
            .promiseMissing, "date,amount,type,grant_id", "2026-01-05,5,grant_payment,«»",
            "a grant_payment without the grant it pays", "give its grant_id"),
        ProblemCase(
            .promiseMissing, "date,amount,type,pledge_id", "2026-01-05,5,write_off,«»",
            "a write_off without the promise it changes", "give its pledge_id or grant_id"),
        ProblemCase(
            .pledgeAndGrant, "date,amount,pledge_id,grant_id", "2026-01-05,5,P-1,«A-1»",
            "both a pledge_id and a grant_id", "a row has only one of them: leave the other blank"),
    ]

    private static let ids: [ProblemCase] = [
        ProblemCase(
            .badSource, "date,amount,source_system", "2026-01-05,5,«a:b»", "not the name of a source",
            "at most 64 bytes without a colon"),
        ProblemCase(
            .badID, "date,amount,gift_id", "2026-01-05,5,\"«G\u{7F}1»\"",
            "an id with line breaks or invisible characters", "write it on one line", value: "G1"),
        ProblemCase(
            .badID, "date,amount,gift_id", "2026-01-05,5,«1.23E+15»",
            "an id that a spreadsheet has rounded",
            "download the file again, and do not save it in a spreadsheet"),
        ProblemCase(
            .badKeycode, "date,amount,keycode", "2026-01-05,5,«A\u{202E}B»", "not a keycode",
            "at most 64 characters without line breaks or invisible characters", value: "AB"),
        ProblemCase(
            .tooLong, "date,amount,email", "2026-01-05,5,«\(String(repeating: "x", count: 501))»",
            "longer than 500 characters", "shorten it, or use the column note", hidesValue: true),
        ProblemCase(
            .tooLong, "date,amount,note", "2026-01-05,5,«\(String(repeating: "x", count: 4097))»",
            "longer than 4096 bytes", "shorten it", hidesValue: true),
        ProblemCase(
            .tooLong, "date,amount,donor_id", "2026-01-05,5,«\(String(repeating: "x", count: 201))»",
            "an id longer than 200 bytes", "shorten it", hidesValue: true),
    ]

    private static let places: [ProblemCase] = [
        ProblemCase(
            .ambiguousName, "date,amount,appeal", "2026-01-05,5,«Twice»", "2 appeals have this name",
            "write the id: twice-a or twice-b"),
        ProblemCase(
            .moreEmails, "date,amount,donor_name,email", "2026-01-05,5,Bo,«bo@x.org; bo2@x.org»",
            "more than one e-mail address", "the first is used; add others by hand if needed",
            hidesValue: true, severity: .warning),
        ProblemCase(
            .badPostalCode, "date,amount,donor_name,state,postal_code", "2026-01-05,5,Ana,NJ,«7801»",
            "not a ZIP code", "was it 07801 before a spreadsheet changed it to a number?", hidesValue: true,
            severity: .warning),
        ProblemCase(
            .unknownCampaign, "date,amount,campaign", "2026-01-05,5,«inovation»",
            "no such campaign in the workspace", "did you mean innovation?"),
        ProblemCase(
            .unknownAppeal, "date,amount,appeal", "2026-01-05,5,«bazaar»", "no such appeal in the workspace",
            "the appeals are spring, twice-a, twice-b, year-end"),
        ProblemCase(
            .unknownProject, "date,amount,project", "2026-01-05,5,«flor-3»",
            "no such project in the workspace", "did you mean floor-3?"),
        ProblemCase(
            .unknownLine, "date,amount,project,line", "2026-01-05,5,floor-3,«staff»",
            "no such budget line in project floor-3", "the budget lines are equipment"),
        ProblemCase(
            .unknownUnit, "date,amount,project,unit", "2026-01-05,5,crc,«lab»",
            "no such naming opportunity in project crc",
            "there are no naming opportunities"),
        ProblemCase(
            .projectMissing, "date,amount,campaign,unit", "2026-01-05,5,innovation,«lab»",
            "a naming opportunity without its project", "name the project in the column project"),
        ProblemCase(
            .placeDisagrees, "date,amount,campaign,appeal", "2026-01-05,5,innovation,«spring»",
            "the appeal belongs to campaign general, but the row says innovation", "correct one of them"),
        ProblemCase(
            .placeDisagrees, "date,amount,appeal,project", "2026-01-05,5,year-end,«crc»",
            "the project belongs to campaign general, but the appeal belongs to innovation",
            "correct one of them"),
        ProblemCase(
            .keycodeDisagrees, "date,amount,appeal,keycode", "2026-01-05,5,spring,«YE»",
            "the keycode belongs to appeal year-end, but the row says spring",
            "the gift is counted in spring; correct one of them", severity: .warning),
        ProblemCase(
            .keycodeDisagrees, "date,amount,campaign,keycode", "2026-01-05,5,general,«YE»",
            "the keycode belongs to campaign innovation, but the row says general",
            "the gift is counted in general, in no appeal; correct one of them", severity: .warning),
        ProblemCase(
            .keycodeAmbiguous, "date,amount,keycode", "2026-01-05,5,«BOTH»",
            "the keycode belongs to spring and to year-end",
            "name the appeal in the column appeal, and give each segment a keycode of its own",
            severity: .warning),
    ]

    private static let words: [ProblemCase] = [
        ProblemCase(
            .unknownDonorKind, "date,amount,donor_id,donor_kind", "2026-01-05,5,D-1,«famly»",
            "not a kind of donor",
            "one of person, household, organization, foundation, company, daf_sponsor, government, platform"),
        ProblemCase(
            .badDonorNumber, "date,amount,donor", "2026-01-05,5,«Ana Ruiz»",
            "not a donor number, such as D-12",
            "a name goes in donor_name, another system's id in donor_id: rename the column",
            hidesValue: true),
        ProblemCase(
            .sponsorMissing, "date,amount,type,first_name,last_name", "2026-01-05,5,daf,Ana,«Ruiz»",
            "a donor-advised fund's gift with a person as its donor",
            "who is the sponsoring organization? put it in organization, and the person in soft_credits as daf_advisor",
            hidesValue: true
        ),
        ProblemCase(
            .unknownAnonymity, "date,amount,anonymous", "2026-01-05,5,«bord»", "not a level of anonymity",
            "did you mean board? one of none, public, board, staff, yes, no"),
        ProblemCase(
            .unknownDelivery, "date,amount,delivery", "2026-01-05,5,«usp»", "not a delivery",
            "did you mean usps? one of hand, usps, courier, online, ach, wire, dtc"),
        ProblemCase(
            .unknownPostmarkKind, "date,amount,postmark_kind", "2026-01-05,5,«machin»",
            "not a kind of postmark",
            "did you mean machine? one of none, machine, manual, certified, registered, certificate-of-mailing, "
                + "pvi, customer-label, …: campaign help csv"
        ),
        ProblemCase(
            .unknownFrequency, "date,amount,type,pledge_id,installments,frequency,first_due",
            "2026-01-05,5,pledge,P-1,3,«montly»,2026-02-01", "not a frequency",
            "did you mean monthly? one of once, weekly, monthly, quarterly, semiannual, annual"),
        ProblemCase(
            .unknownReceiptIssuer, "date,amount,receipted_by", "2026-01-05,5,«them»",
            "not an issuer of receipts",
            "one of us, platform, none"),
        ProblemCase(
            .unknownReceiptKind, "date,amount,receipt_kind", "2026-01-05,5,«vehicel»",
            "not a kind of receipt",
            "did you mean vehicle? one of vehicle, private_stock, crypto, auction, raffle, membership, payroll, volunteer, …: campaign help csv"
        ),
        ProblemCase(
            .unknownTributeType, "date,amount,tribute_type,tribute_name", "2026-01-05,5,«memry»,A",
            "not a type of tribute", "did you mean memory? one of honor, memory"),
        ProblemCase(
            .notYesOrNo, "date,amount,donor_id,deceased", "2026-01-05,5,D-1,«2019»", "not yes or no",
            "one of yes, no", hidesValue: true),
        ProblemCase(
            .badSoftCredit, "date,amount,soft_credits", "2026-01-05,5,«D-1:household; D-2»",
            "soft credit 2 is not of the form id:kind or id:kind:amount",
            "write D-7:household or D-7:daf_advisor:250.00, and ; between credits", hidesValue: true),
        ProblemCase(
            .tributeTypeMissing, "date,amount,tribute_type,tribute_name", "2026-01-05,5,,«A»",
            "a tribute without its type", "write honor or memory in the column tribute_type",
            hidesValue: true),
        ProblemCase(
            .tributeNameMissing, "date,amount,tribute_type", "2026-01-05,5,«honor»",
            "a tribute without a name",
            "give the name in the column tribute_name", severity: .warning),
    ]

    private static let schedule = "date,amount,type,pledge_id,installments,frequency,first_due"

    private static let promises: [ProblemCase] = [
        ProblemCase(
            .badInstallments, schedule, "2026-01-05,5,pledge,P-1,«601»,monthly,2026-02-01",
            "not a number of installments", "write a whole number from 1 to 600"),
        ProblemCase(
            .installmentsMissing, schedule, "2026-01-05,5,pledge,P-1,,«monthly»,2026-02-01",
            "a frequency without the number of installments",
            "give installments; giving without an end is not a pledge, its gifts count when paid"),
        ProblemCase(
            .frequencyMissing, schedule, "2026-01-05,5,pledge,P-1,3,«»,2026-02-01",
            "several installments without a frequency",
            "write weekly, monthly, quarterly, semiannual or annual"),
        ProblemCase(
            .firstDueMissing, schedule, "2026-01-05,5,pledge,P-1,3,annual,«»",
            "several installments without first_due", "write the day the first is due, YYYY-MM-DD"),
        ProblemCase(
            .scheduleUnexpected, schedule, "2026-01-05,5,gift,P-1,«3»,annual,2026-02-01",
            "a schedule on a row that is not a promise",
            "installments, frequency and first_due belong to a pledge or an award"),
        ProblemCase(
            .unknownSurplus, "date,amount,type,pledge_id,surplus", "2026-01-05,-5,pledge_change,P-1,«givt»",
            "not a use of money beyond a promise", "did you mean gift? one of return, gift, all"),
        ProblemCase(
            .surplusUnexpected, "date,amount,type,pledge_id,surplus", "2026-01-05,5,pledge_change,P-1,«gift»",
            "a surplus on a row that does not cut a promise",
            "it belongs to a pledge_change with a negative amount"),
    ]

    private static let returns: [ProblemCase] = [
        ProblemCase(
            .benefitNegative, "date,amount,benefit_value", "2026-01-05,100,«-5»", "a benefit below zero",
            "write its fair value, or none"),
        ProblemCase(
            .benefitContradiction, "date,amount,benefit_value,benefit_cost", "2026-01-05,100,«none»,5",
            "no benefit, but a cost or a token",
            "give the benefit's value, or leave its cost and token blank"),
        ProblemCase(
            .noBenefitLimits, "date,amount,benefit_value", "2019-01-05,100,«1»",
            "the limits for small benefits of 2019 are not known",
            "set 2019 under receipts: benefit_limits in organization.yml once published"),
    ]

    private static let takeOut = "such numbers must never be stored: remove it from the file"

    private static let sensitive: [ProblemCase] = [
        ProblemCase(
            .cardNumber, "date,amount,note", "2026-01-05,5,«paid by 4111 1111 1111 1111»",
            "the cell contains a card number", takeOut, value: "411111******1111"),
        ProblemCase(
            .cardNumber, "date,amount,Memo", "2026-01-05,5,«5555555555554444»",
            "the cell contains a card number",
            takeOut, value: "555555******4444"),
        ProblemCase(
            .socialSecurityNumber, "date,amount,description", "2026-01-05,5,«ssn 123-45-6789»",
            "the cell contains a social security number", takeOut, value: "***-**-6789"),
    ]
}
