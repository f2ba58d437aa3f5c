/// Donors, and what the public may see.
extension PhraseBook {
    static let people: [Translation] = [
        Translation(
            "No donor has given yet.",
            es: "Aún no ha dado ningún donante.",
            he: "אף תורם לא נתן עדיין.",
            ar: "لم يتبرع أحد بعد."),
        Translation("Not named", es: "Sin nombre público", he: "ללא ציון שם", ar: "دون ذكر الاسم"),
        Translation(
            "Donors by what each gave",
            es: "Donantes según lo que dio cada uno",
            he: "תורמים לפי מה שנתנו",
            ar: "المتبرعون بحسب ما قدّمه كلٌّ منهم"),
        Translation(
            "Donors by kind",
            es: "Donantes por tipo",
            he: "תורמים לפי סוג",
            ar: "المتبرعون بحسب النوع"),
        Translation("Kind not said", es: "Tipo no indicado", he: "סוג לא ידוע", ar: "النوع غير مذكور"),
        Translation("Others", es: "Otros", he: "אחרים", ar: "آخرون"),
        Translation(
            "%1 gave or pledged %2",
            es: "%1 dieron o prometieron %2",
            he: "%1 תרמו או הבטיחו %2",
            ar: "%1 قدّموا أو تعهّدوا بـ%2"),
        Translation("%1.", es: "%1.", he: "%1.", ar: "%1."),
        Translation("%1 of them (%2)", es: "%1 de ellos (%2)", he: "%1 מהם (%2)", ar: "%1 منهم (%2)"),
        Translation(
            "%1; %2 of it, %3, is from %4.",
            es: "%1; %2 de ello, el %3, es de %4.",
            he: "%1; %2 מזה, %3, מ־%4.",
            ar: "%1؛ و%2 منه، أي %3، من %4."),
        Translation("any amount", es: "cualquier importe", he: "כל סכום", ar: "أي مبلغ"),
        Translation("%1 and more", es: "%1 y más", he: "%1 ומעלה", ar: "%1 فأكثر"),
        Translation("under %1", es: "menos de %1", he: "פחות מ־%1", ar: "أقل من %1"),
        Translation(
            "%1 to under %2",
            es: "de %1 a menos de %2",
            he: "%1 עד פחות מ־%2",
            ar: "من %1 إلى أقل من %2"),
        Translation("All gifts", es: "Todas las donaciones", he: "כל התרומות", ar: "جميع التبرعات"),
        Translation("People", es: "Personas", he: "אנשים", ar: "أفراد"),
        Translation("Households", es: "Hogares", he: "משקי בית", ar: "أسر"),
        Translation("Organizations", es: "Organizaciones", he: "ארגונים", ar: "منظمات"),
        Translation("Foundations", es: "Fundaciones", he: "קרנות", ar: "مؤسسات مانحة"),
        Translation("Companies", es: "Empresas", he: "חברות", ar: "شركات"),
        Translation(
            "Donor-advised funds",
            es: "Fondos asesorados por donantes",
            he: "קרנות בייעוץ תורמים",
            ar: "صناديق بمشورة المتبرعين"),
        Translation("Government", es: "Gobierno", he: "ממשלה", ar: "جهات حكومية"),
        Translation(
            "Giving platforms",
            es: "Plataformas de donación",
            he: "פלטפורמות תרומה",
            ar: "منصات التبرع"),
        Translation(
            "No donor may be named.",
            es: "No se puede nombrar a ningún donante.",
            he: "אין תורם שמותר לציין את שמו.",
            ar: "لا متبرع يجوز ذكر اسمه."),
        Translation(
            "With thanks to %1 who are not named here.",
            es: "Con gratitud a %1 que no se nombran aquí.",
            he: "בתודה ל־%1 ששמם אינו מופיע כאן.",
            ar: "مع الشكر لـ %1 لم تُذكر أسماؤهم هنا."),
        Translation(
            "These figures come from fewer than three donors, so they are not shown to the public.",
            es: "Estas cifras proceden de menos de tres donantes, por lo que no se muestran al público.",
            he: "הנתונים האלה הם של פחות משלושה תורמים, ולכן אינם מוצגים לציבור.",
            ar: "تأتي هذه الأرقام من أقل من ثلاثة متبرعين، لذلك لا تُعرض للعموم."),
        Translation(
            "These figures are for the charity's board and staff only.",
            es: "Estas cifras son solo para la junta y el personal.",
            he: "הנתונים האלה הם לחברי ההנהלה ולצוות בלבד.",
            ar: "هذه الأرقام لمجلس الإدارة والموظفين فقط."),
        Translation(
            "Figures from fewer than three donors are not shown on their own.",
            es: "Las cifras de menos de tres donantes no se muestran por separado.",
            he: "נתונים של פחות משלושה תורמים אינם מוצגים בנפרד.",
            ar: "لا تُعرض أرقام أقل من ثلاثة متبرعين وحدها."),
        Translation("%1: %2", es: "%1: %2", he: "%1: %2", ar: "%1: %2"),
        Translation("%1: %2.", es: "%1: %2.", he: "%1: %2.", ar: "%1: %2."),
        Translation("%1, %2.", es: "%1, %2.", he: "%1, %2.", ar: "%1، %2."),
    ]
}
