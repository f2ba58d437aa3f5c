/// Years of donors, and months.
extension PhraseBook {
    static let years: [Translation] = [
        Translation(
            "The year has not begun.",
            es: "El año no ha comenzado.",
            he: "השנה טרם החלה.",
            ar: "لم تبدأ السنة بعد."),
        Translation(
            "%1 is not over: it is compared through %2 with all of %3, and ends on %4",
            es: "%1 no ha terminado: se compara hasta el %2 con todo %3, y termina el %4",
            he: "%1 לא הסתיימה: היא מושווית עד %2 לכל %3, ומסתיימת ב־%4",
            ar: "لم تنته %1: تُقارن حتى %2 مع كامل %3، وتنتهي في %4"),
        Translation("not in it: %1", es: "no incluido: %1", he: "לא נכלל: %1", ar: "غير مشمول: %1"),
        Translation("%1 + %2", es: "%1 + %2", he: "%1 + %2", ar: "%1 + %2"),
        Translation("%1 %2", es: "%1 %2", he: "%1 %2", ar: "%1 %2"),
        Translation("new", es: "nuevos", he: "חדשים", ar: "جدد"),
        Translation("recaptured", es: "recuperados", he: "שחזרו", ar: "عائدون"),
        Translation("upgraded", es: "que subieron", he: "שהגדילו", ar: "زادوا"),
        Translation("same", es: "iguales", he: "ללא שינוי", ar: "كما هم"),
        Translation("downgraded", es: "que bajaron", he: "שהקטינו", ar: "قلّلوا"),
        Translation("lapsed-new", es: "nuevos perdidos", he: "חדשים שלא חזרו", ar: "جدد لم يعودوا"),
        Translation(
            "lapsed-repeat",
            es: "habituales perdidos",
            he: "ותיקים שלא חזרו",
            ar: "معتادون لم يعودوا"),
        Translation("dormant", es: "inactivos", he: "רדומים", ar: "خاملون"),
        Translation(
            "gave this year for the first time",
            es: "dieron este año por primera vez",
            he: "נתנו השנה לראשונה",
            ar: "قدّموا هذه السنة لأول مرة"),
        Translation(
            "gave this year and some year before, but not last year",
            es: "dieron este año y algún año anterior, pero no el pasado",
            he: "נתנו השנה ובשנה כלשהי קודם, אך לא אשתקד",
            ar: "قدّموا هذه السنة وفي سنة سابقة، لكن ليس في السنة الماضية"),
        Translation(
            "gave more than last year",
            es: "dieron más que el año pasado",
            he: "נתנו יותר מאשתקד",
            ar: "قدّموا أكثر من السنة الماضية"),
        Translation(
            "gave as much as last year",
            es: "dieron lo mismo que el año pasado",
            he: "נתנו כמו אשתקד",
            ar: "قدّموا مثل السنة الماضية"),
        Translation(
            "gave less than last year",
            es: "dieron menos que el año pasado",
            he: "נתנו פחות מאשתקד",
            ar: "قدّموا أقل من السنة الماضية"),
        Translation(
            "gave last year for the first time, and not yet this year",
            es: "dieron el año pasado por primera vez, y este año aún no",
            he: "נתנו אשתקד לראשונה, והשנה עדיין לא",
            ar: "قدّموا السنة الماضية لأول مرة، وليس هذه السنة بعد"),
        Translation(
            "gave last year and before, and not yet this year",
            es: "dieron el año pasado y antes, y este año aún no",
            he: "נתנו אשתקד וקודם לכן, והשנה עדיין לא",
            ar: "قدّموا السنة الماضية وقبلها، وليس هذه السنة بعد"),
        Translation(
            "gave some year, but not last year or this",
            es: "dieron algún año, pero ni el pasado ni este",
            he: "נתנו בשנה כלשהי, אך לא אשתקד ולא השנה",
            ar: "قدّموا في سنة ما، لكن ليس الماضية ولا هذه"),
        Translation("%1 in %2 = %3", es: "%1 en %2 = %3", he: "%1 ב־%2 = %3", ar: "%1 في %2 = %3"),
        Translation("%1 gains", es: "%1 de ganancias", he: "%1 תוספות", ar: "%1 زيادات"),
        Translation("%1 losses", es: "%1 de pérdidas", he: "%1 הפסדים", ar: "%1 خسائر"),
        Translation(
            "%1 in %2 = %3 in %4 + %5 − %6",
            es: "%1 en %2 = %3 en %4 + %5 − %6",
            he: "%1 ב־%2 = %3 ב־%4 + %5 − %6",
            ar: "%1 في %2 = %3 في %4 + %5 − %6"),
        Translation(
            "%1 in %2, of donors whose total there is zero",
            es: "%1 en %2, de donantes cuyo total allí es cero",
            he: "%1 ב־%2, של תורמים שסך תרומתם שם אפס",
            ar: "%1 في %2، من متبرعين مجموعهم هناك صفر"),
        Translation("Retention", es: "Retención", he: "שימור", ar: "الاحتفاظ"),
        Translation("Gains", es: "Ganancias", he: "תוספות", ar: "الزيادات"),
        Translation("Losses", es: "Pérdidas", he: "הפסדים", ar: "الخسائر"),
        Translation("Concentration", es: "Concentración", he: "ריכוזיות", ar: "التركز"),
        Translation("%1 of %2 (%3)", es: "%1 de %2 (%3)", he: "%1 מ%2 (%3)", ar: "%1 من %2 (%3)"),
        Translation(
            "the donors of %1 gave again",
            es: "los donantes de %1 volvieron a dar",
            he: "תורמי %1 נתנו שוב",
            ar: "متبرعي %1 قدّموا ثانية"),
        Translation(
            "those whose first year was %1",
            es: "aquellos cuyo primer año fue %1",
            he: "אלה ששנתם הראשונה הייתה %1",
            ar: "الذين كانت سنتهم الأولى %1"),
        Translation(
            "those who had given before %1",
            es: "los que habían dado antes de %1",
            he: "אלה שנתנו לפני %1",
            ar: "الذين قدّموا قبل %1"),
        Translation(
            "%1 of the money of %2: they gave %3",
            es: "%1 del dinero de %2: dieron %3",
            he: "%1 מהכסף של %2: הם נתנו %3",
            ar: "%1 من أموال %2: قدّموا %3"),
        Translation(
            "%1 new + %2 recaptured",
            es: "%1 nuevos + %2 recuperados",
            he: "%1 חדשים + %2 שחזרו",
            ar: "%1 جدد + %2 عائدون"),
        Translation(
            "%1 = %2 + %3 increases",
            es: "%1 = %2 + %3 de aumentos",
            he: "%1 = %2 + %3 הגדלות",
            ar: "%1 = %2 + %3 زيادات في العطاء"),
        Translation(
            "%1 lapsed-new",
            es: "%1 de nuevos perdidos",
            he: "%1 חדשים שלא חזרו",
            ar: "%1 جدد لم يعودوا"),
        Translation(
            "%1 + %2 lapsed-repeat",
            es: "%1 + %2 de habituales perdidos",
            he: "%1 + %2 ותיקים שלא חזרו",
            ar: "%1 + %2 معتادون لم يعودوا"),
        Translation(
            "%1 = %2 + %3 decreases",
            es: "%1 = %2 + %3 de reducciones",
            he: "%1 = %2 + %3 הקטנות",
            ar: "%1 = %2 + %3 تخفيضات"),
        Translation(
            "average %1, median %2",
            es: "promedio %1, mediana %2",
            he: "ממוצע %1, חציון %2",
            ar: "المتوسط %1، الوسيط %2"),
        Translation("%1 in %2, %3", es: "%1 en %2, %3", he: "%1 ב־%2, %3", ar: "%1 في %2، %3"),
        Translation("largest donor", es: "mayor donante", he: "התורם הגדול ביותר", ar: "أكبر متبرع"),
        Translation(
            "%1 largest donors",
            es: "%1 mayores donantes",
            he: "%1 התורמים הגדולים ביותר",
            ar: "أكبر %1 متبرعين"),
        Translation(
            "the %1 of %2 gave %3; Gini %4",
            es: "los %1 de %2 dieron %3; Gini %4",
            he: "%1 מתוך %2 נתנו %3; ג'יני %4",
            ar: "%1 من %2 قدّموا %3؛ جيني %4"),
        Translation(
            "by %1 %2 of the donors of %3 had given again (%4)",
            es: "hasta el %1 el %2 de los donantes de %3 había vuelto a dar (%4)",
            he: "עד %1 נתנו שוב %2 מתורמי %3 (%4)",
            ar: "حتى %1 كان %2 من متبرعي %3 قد قدّموا ثانية (%4)"),
        Translation(
            "On the same day of both years: %1; %2.",
            es: "El mismo día de ambos años: %1; %2.",
            he: "באותו יום בשתי השנים: %1; %2.",
            ar: "في اليوم نفسه من السنتين: %1؛ %2."),
        Translation(
            "Donors in %1 and %2",
            es: "Donantes en %1 y %2",
            he: "תורמים ב־%1 וב־%2",
            ar: "المتبرعون في %1 و%2"),
        Translation(
            "The whole charity, not this campaign alone: donors in %1 and %2",
            es: "Toda la organización, no solo esta campaña: donantes en %1 y %2",
            he: "הארגון כולו, לא רק הקמפיין הזה: תורמים ב־%1 וב־%2",
            ar: "المؤسسة كلها، لا هذه الحملة وحدها: المتبرعون في %1 و%2"),
        Translation(
            "gave in %1 and in %2",
            es: "dieron en %1 y en %2",
            he: "נתנו ב־%1 וב־%2",
            ar: "قدّموا في %1 وفي %2"),
        Translation(
            "gave in %1, and never before",
            es: "dieron en %1, y nunca antes",
            he: "נתנו ב־%1, ומעולם לא קודם",
            ar: "قدّموا في %1، ولم يسبق لهم ذلك"),
        Translation(
            "gave in %1 again, after a pause",
            es: "volvieron a dar en %1, tras una pausa",
            he: "נתנו שוב ב־%1, אחרי הפסקה",
            ar: "قدّموا ثانية في %1، بعد انقطاع"),
        Translation(
            "gave in %1, and not in %2",
            es: "dieron en %1, y no en %2",
            he: "נתנו ב־%1, ולא ב־%2",
            ar: "قدّموا في %1، وليس في %2"),
        Translation(
            "%1 of the donors of %2 gave again in %3.",
            es: "El %1 de los donantes de %2 volvió a dar en %3.",
            he: "%1 מתורמי %2 נתנו שוב ב־%3.",
            ar: "%1 من متبرعي %2 قدّموا ثانية في %3."),
        Translation(
            "%1: too few donors to show",
            es: "%1: muy pocos donantes para mostrar",
            he: "%1: מעט מדי תורמים להצגה",
            ar: "%1: متبرعون أقل من أن يُعرضوا"),
        Translation("%1: %2 raised", es: "%1: %2 recaudado", he: "%1: גויסו %2", ar: "%1: جُمع %2"),
        Translation(
            "%1: %2 received, %3 raised",
            es: "%1: %2 recibido, %3 recaudado",
            he: "%1: התקבלו %2, גויסו %3",
            ar: "%1: استُلم %2، وجُمع %3"),
        Translation("Nothing yet.", es: "Nada aún.", he: "אין עדיין דבר.", ar: "لا شيء بعد."),
        Translation(
            "%1 to %2: %3 raised",
            es: "%1 a %2: %3 recaudado",
            he: "%1 עד %2: גויסו %3",
            ar: "%1 إلى %2: جُمع %3"),
        Translation(
            "%1 to %2: %3 raised and %4 received",
            es: "%1 a %2: %3 recaudado y %4 recibido",
            he: "%1 עד %2: גויסו %3 והתקבלו %4",
            ar: "%1 إلى %2: جُمع %3 واستُلم %4"),
        Translation(
            "%1; most in %2, %3.",
            es: "%1; lo más en %2, %3.",
            he: "%1; השיא ב־%2, %3.",
            ar: "%1؛ والأكثر في %2، %3."),
        Translation(
            "%1; most was received in %2, %3.",
            es: "%1; lo más se recibió en %2, %3.",
            he: "%1; הכי הרבה התקבל ב־%2, %3.",
            ar: "%1؛ واستُلم الأكثر في %2، %3."),
        Translation("Day by day", es: "Día a día", he: "יום אחר יום", ar: "يومًا بيوم"),
        Translation("Day", es: "Día", he: "יום", ar: "اليوم"),
        Translation(
            "On %1 %2 was raised, with %3",
            es: "El %1 se recaudó %2, con %3",
            he: "ב־%1 גויסו %2, ב־%3",
            ar: "في %1 جُمع %2، مع %3"),
        Translation(
            "On %1 %2 was raised",
            es: "El %1 se recaudó %2",
            he: "ב־%1 גויסו %2",
            ar: "في %1 جُمع %2"),
        Translation(
            "On %1 raised fell by %2",
            es: "El %1 lo recaudado bajó %2",
            he: "ב־%1 ירד הסכום שגויס ב־%2",
            ar: "في %1 انخفض ما جُمع بمقدار %2"),
        Translation(
            "%1; the day before %2 was raised.",
            es: "%1; el día anterior se recaudó %2.",
            he: "%1; ביום שלפניו גויסו %2.",
            ar: "%1؛ وفي اليوم السابق جُمع %2."),
        Translation(
            "%1; the day before it fell by %2.",
            es: "%1; el día anterior bajó %2.",
            he: "%1; ביום שלפניו הוא ירד ב־%2.",
            ar: "%1؛ وفي اليوم السابق انخفض بمقدار %2."),
        Translation(
            "Nothing has been posted yet.",
            es: "Aún no se ha asentado nada.",
            he: "עדיין לא נרשם דבר.",
            ar: "لم يُقيَّد شيء بعد."),
        Translation(
            "A gift has a day and no hour. The last posting is %1.",
            es: "Una donación tiene día y no hora. El último asiento es %1.",
            he: "לתרומה יש יום ואין שעה. הרישום האחרון הוא %1.",
            ar: "للتبرع يوم لا ساعة. آخر قيد هو %1."),
        Translation(
            "A gift has a day and no hour. The last posting is %1 of %2, %3 UTC.",
            es: "Una donación tiene día y no hora. El último asiento es %1 del %2, %3 UTC.",
            he: "לתרומה יש יום ואין שעה. הרישום האחרון הוא %1 מ־%2, %3 לפי שעון עולמי.",
            ar: "للتبرع يوم لا ساعة. آخر قيد هو %1 بتاريخ %2، %3 بالتوقيت العالمي."),
    ]
}
