extension HelpTopic {
    static let exitCodesText = """
        EXIT CODES

          0    done
          1    the answer is no: check found errors, --fail-under was missed, rows were rejected
          2    it could not be done: no workspace, an unknown id, a plan with errors, a damaged ledger
          3    posted, but something after that failed: the error names what was posted; do not run it again
          64   the command line was wrong: an unknown command, option or value
          130  interrupted (Ctrl-C)

        A reader that leaves early, such as head, is no error: the exit code is 0.
        Data goes to the standard output, everything else to the standard error stream. Errors there are
        'error: …' and 'hint: …'; with --json one object: {"error":{"code":…,"hint":…,"message":…}}.
        A ledger that has lost a posting is shown with 'warning: …' there, whatever -q says; with --json it is
        {"warning":{…}}.

        """
}
