import CampaignCLI
import Glibc
import System

StandardStreams.reserve()
let arguments = Array(CommandLine.arguments.dropFirst())
exit(CampaignCommand.run(arguments, in: .live()))
