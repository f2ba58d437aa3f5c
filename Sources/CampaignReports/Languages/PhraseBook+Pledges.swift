/// Pledges, gift tables and naming places.
extension PhraseBook {
    static let pledges: [Translation] = [
        Translation(
            "Nothing is pledged that is still to be paid.",
            es: "No hay compromisos por pagar.",
            he: "אין התחייבות שטרם שולמה.",
            ar: "لا تعهدات لم تُسدَّد بعد."),
        Translation("after %1", es: "después de %1", he: "אחרי %1", ar: "بعد %1"),
        Translation(
            "%1 is pledged and still to be paid",
            es: "Hay %1 comprometido y por pagar",
            he: "%1 הובטחו וטרם שולמו",
            ar: "%1 متعهَّد بها ولم تُسدَّد بعد"),
        Translation(
            "%1, %2 of it in %3",
            es: "%1, %2 de ello en %3",
            he: "%1, %2 מזה ב־%3",
            ar: "%1، منها %2 في %3"),
        Translation(
            "%1; nothing is overdue.",
            es: "%1; nada está vencido.",
            he: "%1; אין איחורים.",
            ar: "%1؛ لا متأخرات."),
        Translation(
            "%1. %2 is overdue.",
            es: "%1. Está vencido %2.",
            he: "%1. %2 באיחור.",
            ar: "%1. والمتأخر %2."),
        Translation(
            "%1. %2 is overdue, %3 of it for more than 120 days.",
            es: "%1. Está vencido %2, %3 de ello desde hace más de 120 días.",
            he: "%1. %2 באיחור, %3 מזה יותר מ־120 ימים.",
            ar: "%1. والمتأخر %2، منها %3 منذ أكثر من 120 يومًا."),
        Translation(
            "for more than 120 days",
            es: "desde hace más de 120 días",
            he: "יותר מ־120 ימים",
            ar: "منذ أكثر من 120 يومًا"),
        Translation("for %1 days", es: "desde hace %1 días", he: "%1 ימים", ar: "منذ %1 يومًا"),
        Translation(
            "Not shown, as in the status of campaigns: %1 on %2 that a policy leaves out.",
            es: "No se muestran, como en el estado de las campañas: %1 de %2 que una política deja fuera.",
            he: "לא מוצג, כמו במצב הקמפיינים: %1 על %2 שהמדיניות אינה כוללת.",
            ar: "غير معروض، كما في حالة الحملات: %1 من %2 تستبعدها السياسة."),
        Translation(
            "%1 is still to be paid on %2",
            es: "Queda por pagar %1 de %2",
            he: "%1 טרם שולמו על %2",
            ar: "لم يُسدَّد بعد %1 من %2"),
        Translation(
            "%1; %2 on %3 of them is overdue.",
            es: "%1; está vencido %2 de %3 de ellos.",
            he: "%1; %2 על %3 מהן באיחור.",
            ar: "%1؛ والمتأخر %2 على %3 منها."),
        Translation(
            "The campaign has ended; %1 of the table did not come.",
            es: "La campaña ha terminado; de la tabla no llegaron %1.",
            he: "הקמפיין הסתיים; מן הטבלה לא הגיעו %1.",
            ar: "انتهت الحملة؛ ولم يأت من الجدول %1."),
        Translation(
            "The goal is met; %1 of the table did not come.",
            es: "La meta está alcanzada; de la tabla no llegaron %1.",
            he: "היעד הושג; מן הטבלה לא הגיעו %1.",
            ar: "تحقق الهدف؛ ولم يأت من الجدول %1."),
        Translation("the goal is met", es: "la meta está alcanzada", he: "היעד הושג", ar: "تحقق الهدف"),
        Translation(
            "Every gift of the table is committed.",
            es: "Toda donación de la tabla está comprometida.",
            he: "כל התרומות שבטבלה הובטחו.",
            ar: "كل تبرعات الجدول متعهَّد بها."),
        Translation(
            "%1 has neither a goal nor a gift table with tiers.",
            es: "%1 no tiene meta ni tabla de donaciones.",
            he: "ל%1 אין יעד ואין טבלת תרומות.",
            ar: "ليس لـ %1 هدف ولا جدول تبرعات."),
        Translation(
            "%1 In all, %2 are still needed, with %3.",
            es: "%1 En total faltan %2, con %3.",
            he: "%1 בסך הכול עוד נחוצות %2, %3.",
            ar: "%1 وبالمجموع ما زال مطلوبًا %2، %3."),
        Translation(
            "The lead gift of %1 is still needed: %2.",
            es: "Aún falta la donación principal de %1: %2.",
            he: "התרומה המובילה של %1 עוד נחוצה: %2.",
            ar: "ما زال التبرع الرئيسي بقيمة %1 مطلوبًا: %2."),
        Translation(
            "%1 of %2 is still needed: %3.",
            es: "Aún falta %1 de %2: %3.",
            he: "עוד נחוצה %1 של %2: %3.",
            ar: "ما زال مطلوبًا %1 بقيمة %2: %3."),
        Translation(
            "%1 of %2 are still needed: %3.",
            es: "Aún faltan %1 de %2: %3.",
            he: "עוד נחוצות %1 של %2: %3.",
            ar: "ما زال مطلوبًا %1 بقيمة %2: %3."),
        Translation("%1 to ask", es: "%1 a quienes pedir", he: "%1 לפנייה", ar: "%1 للتواصل"),
        Translation(
            "%1 of this size, %2",
            es: "%1 de este tamaño, %2",
            he: "%1 בגודל הזה, %2",
            ar: "%1 بهذا الحجم، %2"),
        Translation(
            "Gifts still needed",
            es: "Donaciones que faltan",
            he: "תרומות שעוד נחוצות",
            ar: "تبرعات ما زالت مطلوبة"),
        Translation(
            "Lead gift still needed",
            es: "Falta la donación principal",
            he: "תרומה מובילה שעוד נחוצה",
            ar: "التبرع الرئيسي ما زال مطلوبًا"),
        Translation(
            "Largest gift still needed",
            es: "La mayor donación que falta",
            he: "התרומה הגדולה ביותר שעוד נחוצה",
            ar: "أكبر تبرع ما زال مطلوبًا"),
        Translation("none", es: "ninguna", he: "אין", ar: "لا شيء"),
        Translation("%1 of %2", es: "%1 de %2", he: "%1 מתוך %2", ar: "%1 من %2"),
        Translation(
            "No project has places to name.",
            es: "Ningún proyecto tiene lugares que nombrar.",
            he: "לאף פרויקט אין מקומות להנצחה.",
            ar: "لا مواقع للتسمية في أي مشروع."),
        Translation(
            "%1: %2 more sold than there are.",
            es: "%1: se asignaron %2 más de los que hay.",
            he: "%1: הוקצו %2 יותר ממה שיש.",
            ar: "%1: خُصّص %2 أكثر مما يوجد."),
        Translation(
            "None of %1 is given yet, %2 open.",
            es: "Ninguno de %1 está asignado aún, %2 libres.",
            he: "אף אחד מתוך %1 לא הוקצה עדיין, %2 פנויים.",
            ar: "لم يُخصَّص بعد أي من %1، و%2 متاحة."),
        Translation(
            "%1 of %2 is given, %3 open.",
            es: "%1 de %2 está asignado, %3 libres.",
            he: "%1 מתוך %2 הוקצה, %3 פנויים.",
            ar: "خُصّص %1 من %2، و%3 متاحة."),
        Translation(
            "%1 of %2 are given, %3 open.",
            es: "%1 de %2 están asignados, %3 libres.",
            he: "%1 מתוך %2 הוקצו, %3 פנויים.",
            ar: "خُصّص %1 من %2، و%3 متاحة."),
    ]
}
