/// Notes on what counts in raised, and what does not.
extension PhraseBook {
    static let policies: [Translation] = [
        Translation(
            "gifts in kind are counted in raised",
            es: "las donaciones en especie cuentan en lo recaudado",
            he: "תרומות שוות כסף נכללות במה שגויס",
            ar: "التبرعات العينية محسوبة ضمن ما جُمع"),
        Translation(
            "revocable promises are counted in raised",
            es: "las promesas revocables cuentan en lo recaudado",
            he: "הבטחות הניתנות לביטול נכללות במה שגויס",
            ar: "الوعود القابلة للإلغاء محسوبة ضمن ما جُمع"),
        Translation(
            "promises and gifts dated outside its period are left out",
            es: "las promesas y donaciones fuera de su período no se cuentan",
            he: "הבטחות ותרומות מחוץ לתקופתו אינן נכללות",
            ar: "الوعود والتبرعات خارج فترتها غير محسوبة"),
        Translation(
            "money from governments is counted in raised",
            es: "el dinero de gobiernos cuenta en lo recaudado",
            he: "כסף מממשלות נכלל במה שגויס",
            ar: "أموال الحكومات محسوبة ضمن ما جُمع"),
        Translation(
            "the price of goods and services is counted in raised",
            es: "el precio de bienes y servicios cuenta en lo recaudado",
            he: "מחיר טובין ושירותים נכלל במה שגויס",
            ar: "ثمن السلع والخدمات محسوب ضمن ما جُمع"),
        Translation(
            "pledges may run for %1 years (usually %2)",
            es: "los compromisos pueden durar %1 años (normalmente %2)",
            he: "התחייבויות יכולות להימשך %1 שנים (בדרך כלל %2)",
            ar: "قد تمتد التعهدات %1 سنوات (عادةً %2)"),
        Translation(
            "Counted differently in %1.",
            es: "Se cuenta de otro modo en %1.",
            he: "נספר אחרת ב־%1.",
            ar: "يُحسب بطريقة مختلفة في %1."),
        Translation(
            "Of raised, %1 is pledged and not yet received.",
            es: "De lo recaudado, %1 está comprometido y aún no recibido.",
            he: "ממה שגויס, %1 הובטחו וטרם התקבלו.",
            ar: "مما جُمع، %1 متعهَّد بها ولم تُستلَم بعد."),
        Translation(
            "Of raised, %1 is pledged and not yet received; %2 of it is overdue.",
            es: "De lo recaudado, %1 está comprometido y aún no recibido; %2 de ello está vencido.",
            he: "ממה שגויס, %1 הובטחו וטרם התקבלו; %2 מזה באיחור.",
            ar: "مما جُمع، %1 متعهَّد بها ولم تُستلَم بعد؛ %2 منها متأخرة."),
        Translation(
            "Not counted in raised: %1.",
            es: "No cuenta en lo recaudado: %1.",
            he: "לא נכלל במה שגויס: %1.",
            ar: "غير محسوب ضمن ما جُمع: %1."),
        Translation(
            "Ended short, not in to go: %1 (%2).",
            es: "Terminadas por debajo, no incluido en lo que falta: %1 (%2).",
            he: "הסתיימו בחסר, לא נכלל בחסר: %1 (%2).",
            ar: "انتهت دون الهدف، وليست ضمن المتبقي: %1 (%2)."),
        Translation(
            "%1 is surplus in one campaign; it does not reduce another's shortfall.",
            es: "%1 es excedente de una campaña; no reduce lo que falta en otra.",
            he: "%1 הם עודף בקמפיין אחד; הם אינם מקטינים חסר באחר.",
            ar: "%1 فائض في حملة؛ وهو لا ينقص عجز غيرها."),
        Translation(
            "Of raised, %1 is beyond a goal or for something without one.",
            es: "De lo recaudado, %1 supera una meta o es para algo sin meta.",
            he: "ממה שגויס, %1 הם מעבר ליעד או עבור דבר שאין לו יעד.",
            ar: "مما جُمع، %1 فوق هدف أو لأمر بلا هدف."),
        Translation(
            "Of raised, %1 is beyond a goal or for something without one; it does not reduce another's shortfall.",
            es:
                "De lo recaudado, %1 supera una meta o es para algo sin meta; no reduce lo que falta en otra.",
            he: "ממה שגויס, %1 הם מעבר ליעד או עבור דבר שאין לו יעד; הם אינם מקטינים חסר באחר.",
            ar: "مما جُمع، %1 فوق هدف أو لأمر بلا هدف؛ وهو لا ينقص عجز غيره."),
        Translation(
            "Pace and the mark on a bar compare with each campaign's own schedule.",
            es: "El ritmo y la marca de cada barra comparan con el calendario propio de cada campaña.",
            he: "הקצב והסימון על העמודה משווים ללוח הזמנים של כל קמפיין.",
            ar: "الوتيرة والعلامة على الشريط تقارنان بجدول كل حملة."),
        Translation("conditional", es: "condicional", he: "מותנה", ar: "مشروطة"),
        Translation(
            "received, condition not yet met",
            es: "recibido, condición aún no cumplida",
            he: "התקבל, התנאי טרם התמלא",
            ar: "مستلَمة، والشرط لم يتحقق بعد"),
        Translation(
            "due back to funders",
            es: "por devolver a financiadores",
            he: "להחזרה לגופים המממנים",
            ar: "مستحقة الإعادة إلى الممولين"),
        Translation("revocable", es: "revocable", he: "ניתן לביטול", ar: "قابلة للإلغاء"),
        Translation("in kind", es: "en especie", he: "שווה כסף", ar: "عينية"),
        Translation(
            "in expected matches",
            es: "en contrapartidas previstas",
            he: "במימון משלים צפוי",
            ar: "في تبرعات مقابلة متوقعة"),
        Translation(
            "for goods and services",
            es: "por bienes y servicios",
            he: "עבור טובין ושירותים",
            ar: "مقابل سلع وخدمات"),
        Translation("from governments", es: "de gobiernos", he: "מממשלות", ar: "من حكومات"),
        Translation(
            "conditional from governments",
            es: "condicional de gobiernos",
            he: "מותנה, מממשלות",
            ar: "مشروطة من حكومات"),
        Translation(
            "received from governments, condition not yet met",
            es: "recibido de gobiernos, condición aún no cumplida",
            he: "התקבל מממשלות, התנאי טרם התמלא",
            ar: "مستلَمة من حكومات، والشرط لم يتحقق بعد"),
        Translation(
            "due back to governments",
            es: "por devolver a gobiernos",
            he: "להחזרה לממשלות",
            ar: "مستحقة الإعادة إلى حكومات"),
        Translation("outside the period", es: "fuera del período", he: "מחוץ לתקופה", ar: "خارج الفترة"),
        Translation(
            "in exchange differences of refunds",
            es: "en diferencias de cambio de reembolsos",
            he: "בהפרשי שער של החזרים",
            ar: "في فروق صرف المبالغ المردودة"),
        Translation(
            "%1 in the weighted pipeline (%2, %3 asked)",
            es: "%1 en solicitudes ponderadas (%2, %3 solicitado)",
            he: "%1 בבקשות משוקללות (%2, התבקשו %3)",
            ar: "%1 في طلبات مرجَّحة (%2، والمطلوب %3)"),
        Translation(
            "%1 in the weighted pipeline (%2, %3 without an amount, %4 asked)",
            es: "%1 en solicitudes ponderadas (%2, %3 sin importe, %4 solicitado)",
            he: "%1 בבקשות משוקללות (%2, %3 ללא סכום, התבקשו %4)",
            ar: "%1 في طلبات مرجَّحة (%2، %3 بلا مبلغ، والمطلوب %4)"),
        Translation(
            "in the weighted pipeline of governments",
            es: "en solicitudes ponderadas a gobiernos",
            he: "בבקשות משוקללות לממשלות",
            ar: "في طلبات مرجَّحة لدى حكومات"),
    ]
}
