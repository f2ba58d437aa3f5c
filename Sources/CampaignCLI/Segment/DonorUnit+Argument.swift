public import ArgumentParser
public import CampaignKit

extension DonorUnit: ExpressibleByArgument {}
