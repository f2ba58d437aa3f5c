extension HelpTopic {
    static let exitCodesText = """
        EXIT CODES

          0    done
          1    the answer is no: check found errors, --fail-under was not reached, rows were rejected
          2    it could not be done: no workspace, an unknown id, a plan with errors, a damaged ledger
          3    posted, but something after that failed: the error names what was posted; do not run it again
          64   the command line was wrong: an unknown command, option or value
          130  interrupted (Ctrl-C)

        A reader that stops early, such as head, is not an error: the exit code is 0.
        Data goes to standard output, everything else to standard error. Errors there are
        'error: …' and 'hint: …'; with --json one object: {"error":{"code":…,"hint":…,"message":…}}.
        A ledger that has lost a batch gives 'warning: …' there, even with -q; with --json it is
        {"warning":{…}}.

        """
}
