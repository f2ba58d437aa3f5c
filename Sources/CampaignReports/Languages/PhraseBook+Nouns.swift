/// What the blocks count.
extension PhraseBook {
    static let nouns: [NounForms] = [
        NounForms(
            english: "donor",
            spanish: ("# donante", "# donantes"),
            hebrew: ("תורם אחד", "# תורמים"),
            arabic: ("متبرع واحد", "متبرعان", "# متبرعين", "# متبرعًا", "# متبرع")),
        NounForms(
            english: "first-time donor",
            spanish: ("# donante nuevo", "# donantes nuevos"),
            hebrew: ("תורם חדש אחד", "# תורמים חדשים"),
            arabic: ("متبرع جديد واحد", "متبرعان جديدان", "# متبرعين جدد", "# متبرعًا جديدًا", "# متبرع جديد")),
        NounForms(
            english: "more donor",
            spanish: ("# donante más", "# donantes más"),
            hebrew: ("תורם אחד נוסף", "# תורמים נוספים"),
            arabic: ("متبرع آخر", "متبرعين آخرين", "# متبرعين آخرين", "# متبرعًا آخر", "# متبرع آخر")),
        NounForms(
            english: "gift",
            spanish: ("# donación", "# donaciones"),
            hebrew: ("תרומה אחת", "# תרומות"),
            arabic: ("تبرع واحد", "تبرعان", "# تبرعات", "# تبرعًا", "# تبرع")),
        NounForms(
            english: "commitment",
            spanish: ("# compromiso", "# compromisos"),
            hebrew: ("התחייבות אחת", "# התחייבויות"),
            arabic: ("التزام واحد", "التزامان", "# التزامات", "# التزامًا", "# التزام")),
        NounForms(
            english: "gift or pledge",
            spanish: ("# donación o compromiso", "# donaciones y compromisos"),
            hebrew: ("תרומה או התחייבות אחת", "# תרומות והתחייבויות"),
            arabic: (
                "تبرع أو تعهد واحد", "تبرعان أو تعهدان", "# تبرعات وتعهدات", "# تبرعًا وتعهدًا", "# تبرع وتعهد"
            )),
        NounForms(
            english: "more entry",
            spanish: ("# asiento más", "# asientos más"),
            hebrew: ("רישום אחד נוסף", "# רישומים נוספים"),
            arabic: ("قيد آخر", "قيدان آخران", "# قيود أخرى", "# قيدًا آخر", "# قيد آخر")),
        NounForms(
            english: "pledge",
            spanish: ("# compromiso", "# compromisos"),
            hebrew: ("התחייבות אחת", "# התחייבויות"),
            arabic: ("تعهد واحد", "تعهدان", "# تعهدات", "# تعهدًا", "# تعهد")),
        NounForms(
            english: "more pledge",
            spanish: ("# compromiso más", "# compromisos más"),
            hebrew: ("התחייבות אחת נוספת", "# התחייבויות נוספות"),
            arabic: ("تعهد آخر", "تعهدان آخران", "# تعهدات أخرى", "# تعهدًا آخر", "# تعهد آخر")),
        NounForms(
            english: "prospect",
            spanish: ("# posible donante", "# posibles donantes"),
            hebrew: ("תורם פוטנציאלי אחד", "# תורמים פוטנציאליים"),
            arabic: (
                "متبرع محتمل واحد", "متبرعان محتملان", "# متبرعين محتملين", "# متبرعًا محتملًا", "# متبرع محتمل"
            )),
        NounForms(
            english: "day",
            spanish: ("# día", "# días"),
            hebrew: ("יום אחד", "# ימים"),
            arabic: ("يوم واحد", "يومان", "# أيام", "# يومًا", "# يوم")),
        NounForms(
            english: "other",
            spanish: ("# otro", "# otros"),
            hebrew: ("אחד נוסף", "# נוספים"),
            arabic: ("واحد آخر", "اثنان آخران", "# أخرى", "# أخرى", "# أخرى")),
        NounForms(
            english: "more",
            spanish: ("# más", "# más"),
            hebrew: ("עוד אחד", "עוד #"),
            arabic: ("واحد آخر", "اثنان آخران", "# أخرى", "# أخرى", "# أخرى")),
        NounForms(
            english: "line",
            spanish: ("# línea", "# líneas"),
            hebrew: ("סעיף אחד", "# סעיפים"),
            arabic: ("بند واحد", "بندين", "# بنود", "# بندًا", "# بند")),
        NounForms(
            english: "place",
            spanish: ("# lugar", "# lugares"),
            hebrew: ("מקום אחד", "# מקומות"),
            arabic: ("موقع واحد", "موقعين", "# مواقع", "# موقعًا", "# موقع")),
        NounForms(
            english: "application",
            spanish: ("# solicitud", "# solicitudes"),
            hebrew: ("בקשה אחת", "# בקשות"),
            arabic: ("طلب واحد", "طلبان", "# طلبات", "# طلبًا", "# طلب")),
        NounForms(
            english: "award",
            spanish: ("# subvención otorgada", "# subvenciones otorgadas"),
            hebrew: ("מענק אחד", "# מענקים"),
            arabic: ("منحة واحدة", "منحتان", "# منح", "# منحة", "# منحة")),
    ]
}
