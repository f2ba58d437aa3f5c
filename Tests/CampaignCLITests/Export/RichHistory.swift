import CampaignServices

/// A small history with every kind of row, posted in three batches, under every kind of policy.
enum RichHistory {
    static func run() throws -> TestRun {
        let run = try TestRun(.none)
        for (path, text) in plan { try run.write(text, to: "Campaigns/\(path)") }
        for (name, text) in [("gifts.csv", gifts), ("later.csv", later), ("moves.csv", moves)] {
            try run.write(text + "\n", to: name)
            let result = run.run("import", name, "--source", "csv")
            if result.status != 0 { throw Refused(description: result.output + result.errors) }
        }
        return run
    }

    private struct Refused: Error, CustomStringConvertible {
        let description: String
    }

    private static let plan = [
        "organization.yml": "name: \"Riverbend; \\\"Literacy\\\" | Fund\"\ntime_zone: America/New_York\n",
        "programs.md": "---\nname: Programs\ngoal: $150,000\n---\n",
        "reading-room.md": """
        ---
        name: Reading room
        goal: $120,000
        starts: 2026-01-01
        ends: 2027-06-30
        parent: programs
        counting: {in_kind: include, revocable: include, government: include, exchange: include}
        projects: [{id: shelving, name: Shelving}]
        ---

        """,
        "year-end-2026.md": """
        ---
        name: Year end
        goal: $60,000
        starts: 2026-01-01
        ends: 2026-12-31
        projects: [{id: lamps, name: Lamps}, {id: books, name: LedgerView}]
        ---

        """,
        "in-kind.md": """
        ---
        name: Strict
        goal: $60,000
        starts: 2026-03-01
        ends: 2026-12-31
        counting: {outside_period: exclude}
        ---

        """,
    ]

    private static let gifts = #"""
        gift_id,type,date,amount,currency,fx_rate,donor_id,donor_name,donor_kind,campaign,project,pledge_id,reverses,benefit_value,deposited_date,method,anonymous,matches
        g1,gift,2026-01-05,250.50,,,A-1,"Ana; ""Ruiz"" | \x",person,year-end-2026,lamps,,,,2026-01-09,check,,
        g2,gift,2026-01-06,100.00,,,A-1,,person,year-end-2026,,,,40,,card,,
        g3,gift,2026-01-07,900,,,A-2,Shy,person,year-end-2026,lamps,,,,2026-01-12,check,staff,
        g3,gift,2026-01-07,0.01,,,A-2,,person,year-end-2026,books,,,,2026-01-12,check,staff,
        g3,gift,2026-01-07,33.33,,,A-2,,person,reading-room,shelving,,,,2026-01-12,check,staff,
        r3,refund,2026-02-01,100,,,,,,,,,g3,,,,,
        v1,void,2026-02-02,0,,,,,,,,,g1,,,,,
        s1,stock,2026-02-03,5000,,,A-3,Stock Giver,person,reading-room,shelving,,,,,,,
        s2,stock,2026-02-03,600,,,A-3,,person,reading-room,shelving,,,,,,,
        k1,in_kind,2026-02-04,700,,,A-3,,person,reading-room,,,,,,,,
        k2,in_kind,2026-02-04,800,,,A-3,,person,year-end-2026,,,,,,,,
        f1,gift,2026-02-05,1000,EUR,1.08,A-4,Euro Giver,person,year-end-2026,,,,,,,,
        p1,pledge,2026-02-06,6000,,,A-5,Hollis,foundation,year-end-2026,lamps,PL1,,,,,,
        p1,pledge,2026-02-06,4000,,,A-5,,foundation,reading-room,,PL1,,,,,,
        y1,gift,2026-03-06,1700.01,,,A-5,,foundation,,,PL1,,,2026-03-10,check,,
        y2,stock,2026-03-06,500,,,A-5,,foundation,,,PL1,,,,,,
        w1,write_off,2026-05-01,1000,,,,,,,,PL1,,,,,,
        c1,pledge_change,2026-05-02,-500,,,,,,,,PL1,,,,,,
        cb,chargeback,2026-05-03,1700.01,,,,,,,,,y1,,,,,
        gv,gift,2026-05-04,300,,,G-1,State,government,year-end-2026,,,,,,,,
        gp,pledge,2026-05-04,3000,,,G-1,State,government,year-end-2026,,PG,,,,,,
        gy,gift,2026-05-05,1000,,,G-1,State,government,,,PG,,,2026-05-09,check,,
        cond,conditional,2026-05-06,9000,,,A-6,Cond,person,year-end-2026,,PC,,,,,,
        met,condition_met,2026-05-08,2000,,,,,,,,,cond,,,,,
        rv,revocable,2026-05-07,7000,,,A-7,Rev,person,reading-room,,PR,,,,,,
        rv2,revocable,2026-05-07,7000,,,A-7,Rev,person,year-end-2026,,PR2,,,,,,
        me,match_expected,2026-05-08,100,,,A-8,Match Co,company,year-end-2026,,PM,,,,,,
        out,gift,2026-02-08,77,,,A-8,,company,in-kind,,,,,,,,
        ins,gift,2026-03-08,78,,,A-8,,company,in-kind,,,,,,,,
        un,gift,2026-03-09,5,,,,,,,,,,,2027-01-09,,,
        """#

    private static let later = """
        gift_id,type,date,amount,reverses
        adj,adjustment,2026-06-01,-10,f1
        rr,chargeback,2026-06-02,50,r3
        uv,refund,2026-06-03,5,
        v2,void,2026-06-04,0,s1
        """

    /// Wholes and a part: cash, in transit, of a policy that counts in kind to one that does not, a promise.
    private static let moves = """
        gift_id,type,date,amount,campaign,project,reverses
        m1,reallocation,2026-06-05,40,year-end-2026,books,g2
        m2,reallocation,2026-01-08,,reading-room,,g3
        m3,reallocation,2026-06-05,,year-end-2026,,k1
        m4,reallocation,2026-06-06,2000,programs,,p1
        m5,reallocation,2026-06-07,,in-kind,,s2
        m6,reallocation,2026-06-08,,,,f1
        m7,reallocation,2026-06-09,,programs,,gv
        mv,void,2026-06-10,0,,,m4
        """
}
