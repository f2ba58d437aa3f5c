/// What the funder of one grant asks for.
extension PhraseBook {
    static let grantCosts: [Translation] = [
        Translation(
            "Costs by category",
            es: "Gastos por categoría",
            he: "הוצאות לפי קטגוריה",
            ar: "التكاليف حسب الفئة"),
        Translation(
            "There is no such grant.",
            es: "No existe esa subvención.",
            he: "אין מענק כזה.",
            ar: "لا توجد منحة كهذه."),
        Translation(
            "Award number",
            es: "Número de la subvención",
            he: "מספר המענק",
            ar: "رقم المنحة"),
        Translation(
            "Reporting period",
            es: "Período del informe",
            he: "תקופת הדוח",
            ar: "فترة التقرير"),
        Translation(
            "Spent ahead of payment",
            es: "Gastado antes del pago",
            he: "הוצא לפני התשלום",
            ar: "أُنفق قبل الدفع"),
        Translation(
            "On hand",
            es: "Disponible",
            he: "יתרה",
            ar: "المتوفر"),
        Translation(
            "Spent, and time",
            es: "Gastado, y tiempo",
            he: "הוצאות, וזמן",
            ar: "الإنفاق، والوقت"),
        Translation(
            "Match found",
            es: "Contrapartida obtenida",
            he: "מימון תואם שהושג",
            ar: "التمويل المقابل المحقق"),
        Translation(
            "This period",
            es: "Este período",
            he: "תקופה זו",
            ar: "هذه الفترة"),
        Translation(
            "To date",
            es: "Hasta la fecha",
            he: "עד כה",
            ar: "حتى تاريخه"),
        Translation(
            "without a category",
            es: "sin categoría",
            he: "ללא קטגוריה",
            ar: "بلا فئة"),
        Translation(
            "All costs",
            es: "Todos los gastos",
            he: "כל ההוצאות",
            ar: "كل التكاليف"),
    ]
}
