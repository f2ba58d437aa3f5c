/// Something a donor can name or fund one by one: a laboratory, a room, a bench.
public struct NamingOpportunity: Sendable, Equatable {
    /// Kebab-case, unique in its project.
    public var id: String
    public var name: String
    public var price: Money
    /// How many there are.
    public var count: Int

    public init(id: String, name: String, price: Money, count: Int = 1) {
        self.id = id
        self.name = name
        self.price = price
        self.count = count
    }
}
