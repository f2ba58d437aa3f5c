#!/bin/sh
# The sample's eight grants: awards that gifts.csv holds, and applications and an award of the Clinical Research Fund;
# and what its floor passed on.
# No figure of the Center for Innovation changes on any day. Run it once, after the import: sh docs/sample/grants.sh
set -eu

# 1. The foundation's award for follow-up: two reports, one of them done.
campaign grant add --funder sample:c011 --title 'Three years of follow-up' --owner 'Dana Levin' --for population-studies/follow-up --ask 180,000 --stage verbal --on 2025-04-29 --quiet
campaign grant award GR-1 --promise gr-umbrella-pine --period 2025-07-01..2028-06-30 --due interim-report=2026-07-31 --due interim-report=2027-07-31 --quiet
campaign grant due add GR-1 final-report 'period-end +1m' --quiet
campaign grant due done DL-1 --on 2026-07-20 --ref 'Sent by e-mail' --quiet

# 2. The challenge to the third floor, met in part.
campaign grant add --funder sample:c011 --title 'A dollar for every new dollar given to the floor' --for floor-3 --ask 200,000 --stage verbal --on 2025-11-18 --quiet
campaign grant award GR-2 --promise pl-challenge --condition 'A dollar for every new dollar given to the floor' --condition-by 2027-06-30 --challenge 1:1 --challenge-of floor-3 --challenge-from 2025-11-18 --challenge-to 2027-06-30 --quiet

# 3. A county pays back what courses cost, quarter by quarter.
campaign grant add --funder sample:c048 --title 'Courses for county staff' --owner 'Noam Reyes' --for trial-training/courses --ask 24,000 --stage verbal --on 2026-02-02 --quiet
campaign grant award GR-3 --promise gr-county --kind reimbursement --period 2026-03-01..2027-02-28 --quiet
campaign grant due add GR-3 claim 2026-12-31 --every quarter --until 2027-03-31 --quiet

# 4. The renewal of the first, a letter of inquiry.
campaign grant add --funder sample:c011 --title 'Follow-up, years four to six' --owner 'Dana Levin' --for population-studies/follow-up --ask 210,000 --stage loi --on 2026-10-05 --decision 2027-03-31 --renews GR-1 --due proposal=2027-01-15 --quiet

# 5. Open: the fund decides in December.
campaign grant add --funder sample:c023 --title 'Certificates for coordinators' --owner 'Noam Reyes' --for trial-training/courses --ask 60,000 --expect 45,000 --stage review --on 2026-09-14 --decision 2026-12-15 --quiet

# 6. Awarded this fall, partly under a condition.
campaign grant add --funder sample:c532 --title 'Two study nurses' --owner 'Noam Reyes' --for trial-training/nurses --ask 90,000 --stage review --on 2026-05-04 --decision 2026-09-15 --quiet
campaign grant award GR-6 --amount 90,000 --on 2026-09-01 --conditional 40,000 --condition 'Met when forty patients are enrolled' --condition-by 2027-06-30 --period 2026-10-01..2027-09-30 --first-due 2026-12-01 --due final-report=2027-10-31 --quiet

# 7. Declined.
campaign grant add --funder sample:c001 --title 'Data and statistics' --for population-studies/data --ask 120,000 --stage review --on 2025-10-01 --decision 2026-02-15 --quiet
campaign grant advance GR-7 declined --on 2026-02-10 --reason 'Their year was spent; ask again next fall' --quiet

# 8. In shekels, promised by telephone.
campaign grant add --funder sample:c012 --title 'Study visits in Negev towns' --for population-studies=60% --for trial-training=40% --ask 300,000 --currency ILS --rate 0.27 --stage verbal --on 2026-11-02 --decision 2026-12-31 --quiet

# What the floor's money became: grants to the hospital and the university, a report, and what came back.
campaign project transfer add floor-3 --to hospital --amount 200,000 --line equipment --agreement 2025-03-03 --on 2026-05-04 --report-due 2026-11-30 --quiet
campaign project transfer add floor-3 --to university --amount 40,000 --line fit-out --agreement 2025-04-07 --on 2026-06-15 --report-due 2027-06-30 --quiet
campaign project transfer report T-1 --spent equipment=185,000 --on 2026-10-12 --note 'Letter and list of instruments' --quiet
campaign project transfer return T-1 --amount 15,000 --on 2026-10-20 --quiet
