/// The page around the blocks.
extension PhraseBook {
    static let page: [Translation] = [
        Translation("As of %1", es: "Al %1", he: "נכון ל־%1", ar: "حتى %1"),
        Translation(
            "as known on %1",
            es: "según lo sabido el %1",
            he: "לפי הידוע ב־%1",
            ar: "بحسب المعروف في %1"),
        Translation(
            "Projected: %1 is in the future, so only what is posted by %2 is in it",
            es: "Previsión: el %1 está en el futuro, así que solo incluye lo asentado hasta el %2",
            he: "תחזית: %1 הוא בעתיד, ולכן נכלל רק מה שנרשם עד %2",
            ar: "توقّع: %1 في المستقبل، فلا يشمل إلا ما قُيّد حتى %2"),
        Translation(
            "%1. No campaign is compared with its schedule, and what was promised by then may not be paid.",
            es:
                "%1. Ninguna campaña se compara con su calendario, y lo prometido para entonces puede no pagarse.",
            he: "%1. אין קמפיין שמושווה ללוח הזמנים שלו, ומה שהובטח עד אז עשוי שלא להשתלם.",
            ar: "%1. لا تُقارن أي حملة بجدولها، وما وُعد به حتى ذلك الحين قد لا يُسدَّد."),
        Translation("for the public", es: "para el público", he: "לציבור", ar: "للعموم"),
        Translation("for the board", es: "para la junta", he: "להנהלה", ar: "لمجلس الإدارة"),
        Translation("for staff only", es: "solo para el personal", he: "לצוות בלבד", ar: "للموظفين فقط"),
        Translation(
            "Every figure is as of the end of %1, in the time zone %2.",
            es: "Cada cifra es al final del %1, en la zona horaria %2.",
            he: "כל נתון נכון לסוף %1, באזור הזמן %2.",
            ar: "كل رقم هو حتى نهاية %1، بالمنطقة الزمنية %2."),
        Translation(
            "They are as known on %1, with the plan of that time.",
            es: "Son según lo sabido el %1, con el plan de entonces.",
            he: "הם לפי הידוע ב־%1, עם התוכנית של אותו זמן.",
            ar: "هي بحسب المعروف في %1، وبخطة ذلك الوقت."),
        Translation(
            "Raised counts gifts, and pledges in full.",
            es: "Lo recaudado cuenta las donaciones, y los compromisos por completo.",
            he: "הסכום שגויס כולל תרומות, והתחייבויות במלואן.",
            ar: "ما جُمع يشمل التبرعات، والتعهدات كاملة."),
        Translation(
            "Raised counts gifts, and pledges in full; received is what has come in. Raised − received = outstanding, in every row.",
            es:
                "Lo recaudado cuenta las donaciones, y los compromisos por completo; lo recibido es lo que ha entrado. Recaudado − recibido = pendiente, en cada fila.",
            he:
                "הסכום שגויס כולל תרומות, והתחייבויות במלואן; מה שהתקבל הוא מה שנכנס. גויס − התקבל = טרם התקבל, בכל שורה.",
            ar:
                "ما جُمع يشمل التبرعات، والتعهدات كاملة؛ والمستلَم هو ما دخل فعلًا. جُمع − استُلم = غير مستلَم بعد، في كل سطر."
        ),
        Translation(
            "Plan %1; nothing has been posted yet.",
            es: "Plan %1; aún no se ha asentado nada.",
            he: "תוכנית %1; עדיין לא נרשם דבר.",
            ar: "الخطة %1؛ لم يُقيَّد شيء بعد."),
        Translation(
            "Plan %1, ledger %2.",
            es: "Plan %1, libro %2.",
            he: "תוכנית %1, ספר %2.",
            ar: "الخطة %1، السجل %2."),
        Translation("Skip to the report", es: "Ir al informe", he: "דלג אל הדוח", ar: "انتقل إلى التقرير"),
        Translation(
            "Where these figures come from",
            es: "De dónde vienen estas cifras",
            he: "מהיכן הנתונים האלה",
            ar: "من أين تأتي هذه الأرقام"),
        Translation("Contents", es: "Contenido", he: "תוכן העניינים", ar: "المحتويات"),
        Translation(
            "The figures of this chart",
            es: "Las cifras de este gráfico",
            he: "הנתונים של התרשים",
            ar: "أرقام هذا الرسم"),
        Translation("Page %1 of %2", es: "Página %1 de %2", he: "עמוד %1 מתוך %2", ar: "صفحة %1 من %2"),
        Translation(
            "The bars are what was %1.",
            es: "Las barras son lo %1.",
            he: "העמודות הן מה ש%1.",
            ar: "الأعمدة هي ما %1."),
        Translation("received", es: "recibido", he: "התקבל", ar: "استُلم"),
        Translation("Goal %1.", es: "Meta: %1.", he: "יעד: %1.", ar: "الهدف: %1."),
        Translation("Thank you.", es: "Gracias.", he: "תודה.", ar: "شكرًا."),
        Translation("%1 %2.", es: "%1 %2.", he: "%1 %2.", ar: "%1 %2."),
        Translation("%1 %2. %3.", es: "%1 %2. %3.", he: "%1 %2. %3.", ar: "%1 %2. %3."),
    ]
}
