import CampaignCLI
import Glibc

let arguments = Array(CommandLine.arguments.dropFirst())
exit(CampaignCommand.run(arguments, in: .live()))
