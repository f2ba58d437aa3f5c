/// How far campaigns, projects and appeals are.
extension PhraseBook {
    static let tallyWords: [Translation] = [
        Translation("Cost per %1", es: "Costo por %1", he: "עלות לכל %1", ar: "التكلفة لكل %1"),
        Translation(
            "%1: %2 raised of %3",
            es: "%1: %2 recaudado de %3",
            he: "%1: גויסו %2 מתוך %3",
            ar: "%1: جُمع %2 من %3"),
        Translation(
            "%1, %2 of it received",
            es: "%1, %2 de ello recibido",
            he: "%1, %2 מזה התקבלו",
            ar: "%1، استُلم منه %2"),
        Translation(
            "%1, %2 expected by now",
            es: "%1, %2 previsto a la fecha",
            he: "%1, %2 צפויים עד כה",
            ar: "%1، والمتوقع حتى الآن %2"),
        Translation("Expected by %1", es: "Previsto al %1", he: "צפוי עד %1", ar: "المتوقع حتى %1"),
        Translation(
            "%1 of the goals of running campaigns met",
            es: "%1 de las metas de campañas en curso alcanzado",
            he: "הושגו %1 מיעדי הקמפיינים הפעילים",
            ar: "تحقق %1 من أهداف الحملات الجارية"),
        Translation("%1 of it met", es: "%1 alcanzado", he: "%1 ממנו הושגו", ar: "تحقق منه %1"),
        Translation(
            "%1 of it met, %2",
            es: "%1 alcanzado, %2",
            he: "%1 ממנו הושגו, %2",
            ar: "تحقق منه %1، %2"),
        Translation("%1 of the goal", es: "%1 de la meta", he: "%1 מהיעד", ar: "%1 من الهدف"),
        Translation("Beyond the goal", es: "Por encima de la meta", he: "מעבר ליעד", ar: "فوق الهدف"),
        Translation(
            "Ended short by",
            es: "Terminó por debajo en",
            he: "הסתיים בחסר של",
            ar: "انتهت بعجز قدره"),
        Translation("%1 for the first time", es: "%1 por primera vez", he: "%1 לראשונה", ar: "%1 لأول مرة"),
        Translation("until %1", es: "hasta el %1", he: "עד %1", ar: "حتى %1"),
        Translation("since %1", es: "desde el %1", he: "מאז %1", ar: "منذ %1"),
        Translation(
            "Ahead of schedule",
            es: "Por delante del calendario",
            he: "מקדים את הלוח",
            ar: "متقدمة على الجدول"),
        Translation(
            "Behind schedule",
            es: "Por detrás del calendario",
            he: "מפגר אחרי הלוח",
            ar: "متأخرة عن الجدول"),
        Translation(
            "%1 a day for %2 meets the goal",
            es: "%1 por día durante %2 alcanza la meta",
            he: "%1 ליום במשך %2 ישיגו את היעד",
            ar: "%1 في اليوم خلال %2 تحقق الهدف"),
        Translation("%1 (withdrawn)", es: "%1 (retirado)", he: "%1 (בוטל)", ar: "%1 (مسحوب)"),
        Translation(
            "%1: %2 of %3 funded",
            es: "%1: %2 de %3 financiadas",
            he: "%1: %2 מתוך %3 ממומנים",
            ar: "%1: مُوِّل %2 من %3"),
        Translation("%1, %2 missing.", es: "%1, faltan %2.", he: "%1, חסרים %2.", ar: "%1، ينقص %2."),
        Translation(
            "%1 raised for it is not assigned to a line yet.",
            es: "%1 recaudado para él aún no está asignado a una línea.",
            he: "%1 שגויסו עבורו טרם שויכו לסעיף.",
            ar: "%1 جُمعت له ولم تُخصَّص لبند بعد."),
        Translation(
            "Partners in %1: %2.",
            es: "Socios en %1: %2.",
            he: "שותפים ב%1: %2.",
            ar: "الشركاء في %1: %2."),
    ]
}
