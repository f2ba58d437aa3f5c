/// Grants and what is due of them.
extension PhraseBook {
    static let grants: [Translation] = [
        Translation(
            "Nothing is due on grants within %1.",
            es: "Nada vence en subvenciones en los próximos %1.",
            he: "דבר אינו נדרש על מענקים בתוך %1.",
            ar: "لا استحقاقات على المنح خلال %1."),
        Translation(
            "Due on grants within %1",
            es: "Vencimientos de subvenciones en los próximos %1",
            he: "מועדים של מענקים בתוך %1",
            ar: "استحقاقات المنح خلال %1"),
        Translation("%1, %2 late", es: "%1, con %2 de retraso", he: "%1, באיחור של %2", ar: "%1، متأخر %2"),
        Translation(
            "Payment, waits for our report",
            es: "Pago, a la espera de nuestro informe",
            he: "תשלום, ממתין לדוח שלנו",
            ar: "دفعة، بانتظار تقريرنا"),
        Translation("Payment expected", es: "Pago previsto", he: "תשלום צפוי", ar: "دفعة متوقعة"),
        Translation("%1 to come", es: "%1 por venir", he: "%1 עוד לבוא", ar: "%1 قادمة"),
        Translation(
            "Nothing is overdue; %1.",
            es: "Nada está vencido; %1.",
            he: "אין איחורים; %1.",
            ar: "لا متأخرات؛ %1."),
        Translation(
            "%1 of our own deadlines is overdue",
            es: "%1 plazo nuestro está vencido",
            he: "%1 מהמועדים שלנו באיחור",
            ar: "%1 من مواعيدنا متأخر"),
        Translation(
            "%1 of our own deadlines are overdue",
            es: "%1 plazos nuestros están vencidos",
            he: "%1 מהמועדים שלנו באיחור",
            ar: "%1 من مواعيدنا متأخرة"),
        Translation(
            "%1 of the funders' deadlines is overdue",
            es: "%1 plazo de los financiadores está vencido",
            he: "%1 מהמועדים של הגופים המממנים באיחור",
            ar: "%1 من مواعيد الممولين متأخر"),
        Translation(
            "%1 of the funders' deadlines are overdue",
            es: "%1 plazos de los financiadores están vencidos",
            he: "%1 מהמועדים של הגופים המממנים באיחור",
            ar: "%1 من مواعيد الممولين متأخرة"),
        Translation(
            "Letter of inquiry due",
            es: "Carta de consulta por enviar",
            he: "מכתב פנייה להגשה",
            ar: "خطاب الاستفسار مستحق"),
        Translation("Proposal due", es: "Propuesta por presentar", he: "הצעה להגשה", ar: "المقترح مستحق"),
        Translation("Decision expected", es: "Decisión prevista", he: "החלטה צפויה", ar: "القرار متوقع"),
        Translation(
            "Interim report due",
            es: "Informe intermedio por presentar",
            he: "דוח ביניים להגשה",
            ar: "التقرير المرحلي مستحق"),
        Translation(
            "Final report due",
            es: "Informe final por presentar",
            he: "דוח מסכם להגשה",
            ar: "التقرير النهائي مستحق"),
        Translation(
            "Financial report due",
            es: "Informe financiero por presentar",
            he: "דוח כספי להגשה",
            ar: "التقرير المالي مستحق"),
        Translation("Renewal due", es: "Renovación por solicitar", he: "חידוש להגשה", ar: "التجديد مستحق"),
        Translation(
            "Reimbursement request due",
            es: "Solicitud de reembolso por presentar",
            he: "בקשת החזר להגשה",
            ar: "طلب الاسترداد مستحق"),
        Translation(
            "Condition to be met",
            es: "Condición por cumplir",
            he: "תנאי למילוי",
            ar: "شرط مطلوب تحقيقه"),
        Translation(
            "Match to be found",
            es: "Contrapartida por conseguir",
            he: "מימון משלים לגיוס",
            ar: "تمويل مقابل مطلوب"),
        Translation(
            "Grant period ends",
            es: "Termina el período de la subvención",
            he: "תקופת המענק מסתיימת",
            ar: "انتهاء فترة المنحة"),
        Translation(
            "Acknowledgment due",
            es: "Agradecimiento por enviar",
            he: "תודה לשליחה",
            ar: "الشكر مستحق"),
        Translation("Deadline", es: "Plazo", he: "מועד", ar: "موعد نهائي"),
        Translation(
            "There are no grants yet.",
            es: "Aún no hay subvenciones.",
            he: "אין עדיין מענקים.",
            ar: "لا منح بعد."),
        Translation(
            "No application is open, and no award is active.",
            es: "No hay solicitud abierta ni subvención activa.",
            he: "אין בקשה פתוחה ואין מענק פעיל.",
            ar: "لا طلب مفتوح ولا منحة سارية."),
        Translation("%1: applications", es: "%1: solicitudes", he: "%1: בקשות", ar: "%1: الطلبات"),
        Translation("%1: awards", es: "%1: otorgadas", he: "%1: שהוענקו", ar: "%1: الممنوحة"),
        Translation("%1, passed", es: "%1, ya pasó", he: "%1, חלף", ar: "%1، مضى"),
        Translation(
            "Applications are not in raised, nor in any other total of this page.",
            es: "Las solicitudes no están en lo recaudado ni en ningún otro total de esta página.",
            he: "בקשות אינן נכללות במה שגויס ולא בסכום אחר בדף זה.",
            ar: "الطلبات ليست ضمن ما جُمع ولا ضمن أي مجموع آخر في هذه الصفحة."),
        Translation(
            "%1 without an amount yet.",
            es: "%1 aún sin importe.",
            he: "%1 עדיין ללא סכום.",
            ar: "%1 بلا مبلغ بعد."),
        Translation(
            "What governments may give is left out of the weighted sum by policy.",
            es: "Lo que pueden dar los gobiernos queda fuera de la suma ponderada por política.",
            he: "מה שממשלות עשויות לתת אינו נכלל בסכום המשוקלל לפי המדיניות.",
            ar: "ما قد تقدمه الحكومات خارج المجموع المرجَّح بحسب السياسة."),
        Translation(
            "%1 of the awards waits for our reports.",
            es: "%1 de las subvenciones espera nuestros informes.",
            he: "%1 מהמענקים ממתינים לדוחות שלנו.",
            ar: "%1 من المنح بانتظار تقاريرنا."),
        Translation(
            "Some of these awards are for other purposes too, and are shown whole.",
            es: "Algunas de estas subvenciones son también para otros fines y se muestran completas.",
            he: "חלק מהמענקים מיועדים גם למטרות אחרות ומוצגים במלואם.",
            ar: "بعض هذه المنح لأغراض أخرى أيضًا، وتُعرض كاملة."),
        Translation("prospect", es: "posible", he: "פוטנציאלי", ar: "محتمل"),
        Translation("loi", es: "consulta", he: "מכתב פנייה", ar: "استفسار"),
        Translation("proposal", es: "propuesta", he: "הצעה", ar: "مقترح"),
        Translation("review", es: "en revisión", he: "בבחינה", ar: "قيد المراجعة"),
        Translation("verbal", es: "verbal", he: "בעל פה", ar: "شفهي"),
        Translation("awarded", es: "otorgada", he: "הוענק", ar: "ممنوحة"),
        Translation("active", es: "activa", he: "פעיל", ar: "سارية"),
        Translation("declined", es: "rechazada", he: "נדחה", ar: "مرفوض"),
        Translation("withdrawn", es: "retirada", he: "בוטל", ar: "مسحوب"),
        Translation("closed", es: "cerrada", he: "סגור", ar: "مغلق"),
        Translation("returned", es: "devuelta", he: "הוחזר", ar: "مُعاد"),
        Translation("reporting", es: "en fase de informes", he: "בשלב הדיווח", ar: "قيد إعداد التقارير"),
    ]
}
