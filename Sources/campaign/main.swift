import CampaignCLI
print("campaign")
