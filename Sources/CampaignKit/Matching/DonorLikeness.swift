/// Why two donors may be one person who are not taken for it: how likely, and what they share.
///
/// Source: `rules.md §5`: the same surname with an e-mail or a street.
public struct DonorLikeness: Sendable, Equatable {
    /// Of 100; only the order counts.
    public let score: Int
    /// What they share, in words.
    public let reason: String

    /// Whether the names could be one person's, not only one family's.
    public var isAlike: Bool { score > 50 }

    /// Nil when nothing says so.
    ///
    /// The dead share neither e-mail nor street with anyone of another first name.
    public init?(_ one: DonorTraits, _ other: DonorTraits) {
        let sharesEmail = NameFolding.agree(one.email, other.email)
        let sharesStreet = Self.sharesStreet(one, other)
        guard sharesEmail || sharesStreet else { return nil }
        let contact = sharesEmail ? sharesStreet ? "e-mail and street" : "e-mail" : "street"
        if let shared = Self.sharedByContact(one, other) {
            score = sharesEmail ? 80 : 75
            reason = "\(shared) and \(contact)"
        } else if !Self.surnamesAgree(one, other) {
            return nil
        } else if one.sharesName(with: other) {
            score = sharesEmail ? 95 : 90
            reason = "same name and \(contact)"
        } else if Self.firstNamesAlike(one.person, other.person) {
            score = sharesEmail ? 80 : 75
            reason = "same surname and \(contact), similar first name"
        } else if one.isDeceased || other.isDeceased {
            return nil
        } else {
            score = sharesEmail ? 50 : 40
            reason = "same surname and \(contact)"
        }
    }

    /// The likeliest by today's name, or by one that the other had before.
    public init?(_ one: DonorTraits, _ other: DonorTraits, past: [DonorTraits]) {
        let all = ([other] + past).compactMap { Self(one, $0) }
        guard let best = all.max(by: { $0.score < $1.score }) else { return nil }
        self = best
    }

    /// Of someone who would be the same, were there not several of them.
    init(_ match: DonorMatch) {
        score = 60
        reason = match.words
    }

    /// What an organization's contact, or the organization, shares with one that is known without the other.
    private static func sharedByContact(_ one: DonorTraits, _ other: DonorTraits) -> String? {
        guard (one.contact == nil) != (other.contact == nil) else { return nil }
        let (whole, part) = one.contact == nil ? (other, one) : (one, other)
        if let contact = whole.contact, let person = part.person, contact.agrees(with: person) {
            return "same contact"
        }
        let isOffice = part.shape == .organization || part.shape == .unknown
        return isOffice && whole.office == part.whole ? "same organization" : nil
    }

    /// An organization has no surname: its whole name counts.
    private static func surnamesAgree(_ one: DonorTraits, _ other: DonorTraits) -> Bool {
        if one.shape == .organization || other.shape == .organization {
            return !one.whole.isEmpty && one.whole == other.whole
        }
        guard let mine = one.nameWords.last, let theirs = other.nameWords.last else { return false }
        return mine == theirs
    }

    private static func sharesStreet(_ one: DonorTraits, _ other: DonorTraits) -> Bool {
        guard let mine = one.street, let theirs = other.street, mine.agrees(with: theirs) else {
            return false
        }
        if let mine = one.postalCode, let theirs = other.postalCode { return mine == theirs }
        return NameFolding.agree(one.city, other.city)
    }

    /// An initial, a short form, a nickname, or one slip of the pen.
    static func firstNamesAlike(_ one: PersonName?, _ other: PersonName?) -> Bool {
        // A household is none of its members.
        guard let person = one, let double = other else { return false }
        // A surname alone may be anyone of that name.
        guard let mine = person.given, let theirs = double.given else { return true }
        if mine == theirs || mine.hasPrefix(theirs) || theirs.hasPrefix(mine) { return true }
        let (left, right) = (nicknames[mine] ?? [mine], nicknames[theirs] ?? [theirs])
        if !left.isDisjoint(with: right) { return true }
        return min(mine.count, theirs.count) > 4
            && EditDistance.between(Array(mine), Array(theirs)) == 1
    }

    /// A first name with those that it may be short for: `bob` and `robert`.
    static func longForms(_ given: String) -> Set<String> { (nicknames[given] ?? []).union([given]) }

    /// Each short form with the names that it may stand for.
    private static let nicknames: [String: Set<String>] = {
        let table = """
            robert bob rob bobby robbie bert;william bill will billy willy liam;richard dick rick rich ricky;\
            james jim jimmy jamie;john jack johnny jon;joseph joe joey;thomas tom tommy;charles chuck charlie chas;\
            edward ed eddie ted ned;michael mike mick mickey;david dave davey;daniel dan danny;\
            anthony tony;andrew andy drew;alexander alex sandy sasha;benjamin ben benny;christopher chris kit;\
            donald don donny;frederick fred freddy;gerald jerry gerry;gregory greg;henry hank harry;\
            kenneth ken kenny;lawrence larry;leonard len lenny leo;matthew matt;nicholas nick;patrick pat paddy;\
            peter pete;philip phil;raymond ray;ronald ron ronnie;samuel sam sammy;stephen steve;steven steve;\
            theodore ted theo teddy;timothy tim;vincent vince;walter walt;zachary zach;cyrus cy;\
            elizabeth liz beth betty eliza lisa libby betsy;margaret maggie meg peggy marge rita;\
            katherine kate kathy katie kay kit;catherine cathy kate kitty;patricia pat patty trish;\
            barbara barb babs;susan sue susie;deborah deb debbie;jennifer jen jenny;jessica jess;rebecca becky;\
            victoria vicky tori;virginia ginny;dorothy dot dolly;eleanor ellie nell nora;frances fran franny;\
            helen nell;judith judy;mary molly polly;nancy nan;pamela pam;sandra sandy;sarah sally sadie;\
            teresa terry tess;abigail abby;amelia amy millie;ann annie nan;anna annie;christine chris tina;\
            cynthia cindy;samantha sam;alexandra alex sandy;joshua josh;jonathan jon;abraham abe;isaac ike;\
            yitzhak isaac;yosef joseph;moshe moses;avraham abraham;miriam miri mimi;rachel rae;jacob jake yaakov
            """
        var names: [String: Set<String>] = [:]
        for group in table.split(separator: ";") {
            let words = group.split(separator: " ").map(String.init)
            for word in words { names[word, default: [word]].insert(words[0]) }
        }
        return names
    }()
}
