public import ArgumentParser
public import CampaignKit
public import CampaignServices

extension KnownOn: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

extension CalendarDate: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}
