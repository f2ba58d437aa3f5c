import CampaignCLI

print("campaign")
