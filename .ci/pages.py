#!/usr/bin/env python3
"""Looks at every page that the program makes: what is cut off at each width, axe-core at three and in the dark, the paper.

Usage: .ci/pages.py PROGRAM AXE_JS

One browser for all pages: a page of ours holds each of them in a frame of the width, one after the other.
"""
import html, json, os, re, shutil, subprocess, sys, tempfile

sys.dont_write_bytecode = True
WIDTHS = [320, 390, 768, 1024, 1280]
# The style sheets have one form for phones and one for all else; axe-core takes a second or two of each.
AXE_WIDTHS = [320, 768, 1280]
TODAY = "2026-11-20"
KINDS = ["campaign", "appeal", "stewardship", "year-end", "website", "emergency", "summary"]
# For people outside: nothing of a schedule, no exact amounts behind rounded ones.
PUBLIC = ["website", "t-website", "t-stewardship"]
# Looked at in dark colors too, where axe-core measures every contrast anew.
DARK = ["board", "website", "summary-he-2", "status", "letters"]
# What a screen reader would be told of twice, or that is of a page within a frame: none of ours.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]

# In each frame: axe-core, then what is wider than the window.
PROBE = """
window.addEventListener("load", function () {
  if (/bare/.test(location.search)) return parent.postMessage({wide: width(), violations: []}, "*");
  axe.run(document, {runOnly: RULES, elementRef: false}).then(function (found) {
    parent.postMessage({wide: width(), violations: found.violations.map(function (v) {
      return v.id + ": " + v.help + " (" + v.nodes.slice(0, 2).map(function (n) { return n.html.slice(0, 90); }).join(" … ") + ")";
    })}, "*");
  }, function (error) { parent.postMessage({wide: 0, violations: ["axe: " + error]}, "*"); });
});
function width() {
  var page = document.documentElement, cut = page.scrollWidth - page.clientWidth;
  // On a phone a long table may be pushed aside; on anything wider it fits.
  if (innerWidth >= 768) document.querySelectorAll(".table").forEach(function (table) {
    cut = Math.max(cut, table.scrollWidth - table.clientWidth);
  });
  return cut;
}
"""
HARNESS = """<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Pages</title><body><pre id="out"></pre><script>
var jobs = JOBS, axed = AXED, results = [], frame, at = 0;
function next() {
  if (frame) frame.remove();
  if (at === jobs.length) {
    document.getElementById("out").textContent = JSON.stringify(results);
    document.title = "done";
    return;
  }
  frame = document.createElement("iframe");
  frame.style.cssText = "border:0;height:900px;width:" + jobs[at][1] + "px";
  frame.src = jobs[at][0] + (axed.indexOf(jobs[at][1]) < 0 ? "?bare" : "");
  document.body.appendChild(frame);
}
window.addEventListener("message", function (event) {
  results.push([jobs[at][0], jobs[at][1], event.data.wide, event.data.violations]);
  at += 1;
  next();
});
next();
</script></body></html>
"""


class Pages:
    def __init__(self, program):
        self.program, self.folder = program, tempfile.mkdtemp(prefix="campaign-pages-")
        self.workspace = os.path.join(self.folder, "ws")
        self.names, self.failed, self.passed = [], [], 0

    def run(self, *words, fails=()):
        told = dict(os.environ, CAMPAIGN_TODAY=TODAY, NO_PROGRESS="1")
        done = subprocess.run([self.program, *words], cwd=self.workspace, env=told, capture_output=True, text=True)
        if done.returncode not in (0, *fails):
            raise SystemExit(f"campaign {' '.join(words)}: exit {done.returncode}\n{done.stdout[-800:]}{done.stderr[-1500:]}")

    def page(self, name, *words):
        """Makes one page with -o."""
        self.run(*words, "-o", f"{name}.html", "--force", fails=(1,))
        self.names.append(name)

    def make(self):
        os.mkdir(self.workspace)
        self.run("init", ".", "--sample", "--quiet")
        self.run("import", "docs/sample/gifts.csv", "--source", "sample", "--quiet")
        for report in ("board", "website"):
            self.page(report, "report", "build", report)
        for kind in KINDS:
            campaign = [] if kind == "year-end" else ["--campaign", "year-end-2026"]
            self.run("report", "new", f"t-{kind}", "--template", kind, *campaign)
            self.page(f"t-{kind}", "report", "build", f"t-{kind}")
        grants = dict(os.environ, CAMPAIGN_TODAY=TODAY, PATH=os.path.dirname(self.program) + ":" + os.environ["PATH"])
        subprocess.run(["sh", "docs/sample/grants.sh"], cwd=self.workspace, env=grants, capture_output=True, check=True)
        for name, words in {
            "status": ["status"], "show": ["show", "center-for-innovation"], "gift": ["gift", "show", "G-1"],
            "explain": ["explain", "center-for-innovation.raised"], "due": ["pledge", "due"], "pledge": ["pledge", "show", "P-1"],
            "tributes": ["gift", "list", "--tributes"], "donor": ["donor", "show", "D-1"], "grant": ["grant", "show", "GR-1"],
            "deadlines": ["grant", "due", "list"], "answers": ["appeal", "show", "year-end-letter-2026"],
            "project": ["project", "show", "floor-3"], "receipts": ["receipt", "due"], "forecast": ["forecast", "year-end-2026"],
            "lybunt": ["segment", "--pick", "lybunt", "--limit", "20"], "log": ["log"],
            "gifts": ["gift", "list", "--limit", "40"], "donors": ["donor", "list", "--limit", "40"],
            "pledges": ["pledge", "list"], "grants": ["grant", "list"], "thanks": ["thank", "list"], "segment": ["segment"],
            "check": ["check"],
        }.items():
            self.page(name, *words)
            # A page is kept: it says the day of its figures.
            self.expect("as of 20 nov 2026" in self.source(name).lower(), f"{name}: has no day")
        for name in PUBLIC:
            words = re.sub(r"<style.*?</style>|<[^>]*>", " ", self.source(name), flags=re.S)
            found = re.findall(r"\b(?:behind|ahead|expected by|on pace|schedule)\b", words, re.I)
            self.expect(not found and "data-minor" not in self.source(name), f"{name}: tells the public {found}")
        for language in ("es", "he", "ar"):
            for campaign in ([], ["--campaign", "center-for-innovation"]):
                name = f"summary-{language}-{len(campaign)}"
                self.run("report", "new", name, "--lang", language, *campaign)
                self.page(name, "report", "build", name)
            self.widget(language)
        self.page("letters", "thank", "letters", "--limit", "3")
        self.page("labels", "appeal", "labels", "year-end-letter-2026")
        with open(os.path.join(self.workspace, "Campaigns/organization.yml"), "a") as out:
            out.write("giving_page: https://give.example.org/donate?from=letter\n")
        self.page("appeal", "appeal", "letters", "year-end-letter-2026", "--limit", "3")

    def source(self, name):
        with open(os.path.join(self.workspace, name + ".html")) as page:
            return page.read()

    def widget(self, language):
        """A widget on a page of a charity's own."""
        picture = os.path.join(self.workspace, f"widget-{language}.svg")
        self.run("report", "widget", "year-end-2026", "--lang", language, "-o", picture, "--force")
        with open(os.path.join(self.workspace, f"widget-{language}.html"), "w") as out:
            out.write('<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Ours</title><style>svg{max-width:100%;height:auto}</style><body><main><h1>Ours</h1>')
            out.write(open(picture).read() + "</main></body></html>")
        self.names.append(f"widget-{language}")

    def expect(self, holds, words):
        if holds:
            self.passed += 1
        else:
            self.failed.append(words)
            print("FAILED " + words, flush=True)

    # The browser.

    def look(self, axe):
        """Every page at every width, in one browser; some in dark colors, in another."""
        self.browse(axe, [(name, width) for name in self.names for width in WIDTHS], AXE_WIDTHS)
        self.browse(axe, [(name, 1280) for name in DARK], [1280], "--blink-settings=preferredColorScheme=0")

    def browse(self, axe, looks, axed, *flags):
        script = "<script>" + open(axe).read().replace("</script", "<\\/script") + "</script><script>"
        script += PROBE.replace("RULES", json.dumps(RULES)) + "</script>"
        jobs = [(name + ".html", width) for name, width in looks]
        for name in dict.fromkeys(name for name, _ in looks):
            text = self.source(name)
            # The copy may run our script; the page itself may not run any.
            self.expect("<script" not in text, f"{name}: has a script")
            text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text)
            with open(os.path.join(self.folder, name + ".html"), "w") as out:
                out.write(text.replace("</body>", script + "</body>"))
        harness = os.path.join(self.folder, "all.html")
        with open(harness, "w") as out:
            out.write(HARNESS.replace("JOBS", json.dumps(jobs)).replace("AXED", json.dumps(axed)))
        command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                   "--allow-file-access-from-files", f"--user-data-dir={self.folder}/profile",
                   "--window-size=1400,1000", *flags, "--virtual-time-budget=3600000", "--dump-dom", "file://" + harness]
        done = subprocess.run(command, capture_output=True, text=True, timeout=1500)
        found = re.search(r'<pre id="out">(.*?)</pre>', done.stdout, re.S)
        if not found or not found.group(1):
            raise SystemExit("test-pages: the browser gave no answer\n" + done.stderr[-1500:])
        results = json.loads(html.unescape(found.group(1)))
        self.expect(len(results) == len(jobs), f"only {len(results)} of {len(jobs)} pages were looked at")
        for name, width, wide, violations in results:
            where = f"{name} at {width}" + (" in dark colors" if flags else "")
            self.expect(wide <= 1, f"{where}: {wide} pixels are cut off")
            self.expect(not violations, f"{where}: " + "; ".join(violations))

    # The paper.

    def print_all(self):
        for program in ("weasyprint", "chromium"):
            for name, sheet in (("board", "letter"), ("board-a4", "a4"), ("t-campaign", "letter"),
                                ("summary-he-2", "letter")):
                self.paper(program, name, sheet)
            self.labels(program)
            self.slips(program)

    def slips(self, program):
        """A letter and its slip are one page, and the slip has its code: the one place where an inch is half black."""
        page = os.path.join(self.workspace, "appeal.html")
        letters = open(page).read().count('<article class="letter')
        pdf, pages, _ = self.printed(program, page, "appeal")
        self.expect(pages == letters, f"{program}, appeal: {letters} letters are printed on {pages} pages")
        for number in range(pages):
            rows, width = self.rows(pdf, number + 1)
            side = width // 10
            share = max(sum(value < 128 for row in rows[y:y + side] for value in row[x:x + side]) / side ** 2
                        for y in range(len(rows) // 2, len(rows) - side, 4) for x in range(0, width - side, 4))
            self.expect(share > 0.3, f"{program}, appeal: no code on page {number + 1}")

    def labels(self, program):
        """A sheet of labels is one page, in three columns."""
        page = os.path.join(self.workspace, "labels.html")
        sheets = open(page).read().count('<div class="sheet">')
        pdf, pages, _ = self.printed(program, page, "labels")
        self.expect(pages == sheets, f"{program}, labels: {sheets} sheets are printed on {pages} pages")
        box = subprocess.run(["pdftotext", "-bbox", "-l", "1", pdf, "-"], capture_output=True, text=True, check=True).stdout
        columns = {int(float(left) // 198) for left in re.findall(r'xMin="([\d.]+)"', box)}
        self.expect(columns == {0, 1, 2}, f"{program}, labels: columns {columns}")

    def paper(self, program, name, sheet):
        page = os.path.join(self.workspace, name + ".html")
        if not os.path.exists(page):
            source = open(os.path.join(self.workspace, "Reports/board.md")).read().replace("page: letter", "page: a4")
            with open(os.path.join(self.workspace, "Reports/board-a4.md"), "w") as out:
                out.write(source)
            self.run("report", "build", "board-a4", "-o", page)
        pdf, pages, size = self.printed(program, page, name)
        where = f"{program}, {name}"
        self.expect(abs(float(size) - (612 if sheet == "letter" else 595.3)) < 1, f"{where}: the sheet is {size} points wide")
        text = self.text(pdf)
        if program == "weasyprint":
            for number in range(1, pages + 1):
                # Text from the right comes out of a PDF in pieces: there the numbers are looked for in the last line.
                foot = (text[number - 1].strip().splitlines() or [""])[-1]
                digits = set(re.findall(r"\d+", foot))
                self.expect(f"Page {number} of {pages}" in text[number - 1]
                            or name.startswith("summary") and {str(number), str(pages)} <= digits,
                            f"{where}: page {number} has no number")
        self.ends(where, name, text)
        for number in range(pages):
            dark, used = self.ink(pdf, number + 1)
            self.expect(dark < 0.2, f"{where}: {dark:.0%} of page {number + 1} is black")
            self.expect(number == pages - 1 or used > 0.35, f"{where}: only {used:.0%} of page {number + 1} is used")

    def ends(self, where, name, text):
        """A sheet ends with no heading and no caption: what they are of is on the same sheet."""
        titles = re.findall(r"<(?:h[23]|caption|figcaption)[^>]*>(?:<[^>]*>)*([^<]+)", self.source(name))
        titles = {" ".join(html.unescape(title).split()) for title in titles}
        for number, page in enumerate(text[:-1]):
            # The last line is the foot.
            lines = [" ".join(line.split()) for line in page.strip().splitlines() if line.strip()][:-1]
            self.expect(not lines or lines[-1] not in titles, f"{where}: page {number + 1} ends with '{lines[-1:]}'")

    def printed(self, program, page, name):
        """The PDF of a page, how many pages it has, and how wide they are in points."""
        pdf = os.path.join(self.folder, f"{program}-{name}.pdf")
        if program == "weasyprint":
            command = ["weasyprint", "--quiet", page, pdf]
        else:
            command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={self.folder}/profile",
                       "--no-pdf-header-footer", f"--print-to-pdf={pdf}", "file://" + page]
        subprocess.run(command, capture_output=True, timeout=300, check=True)
        info = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, check=True).stdout
        pages = int(re.search(r"^Pages:\s+(\d+)", info, re.M).group(1))
        size = re.search(r"^Page size:\s+([\d.]+) x", info, re.M).group(1)
        return pdf, pages, size

    @staticmethod
    def text(pdf):
        done = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True)
        return done.stdout.split("\f")

    @staticmethod
    def rows(pdf, page):
        """The grey values of a page, row by row, and its width."""
        done = subprocess.run(["pdftoppm", "-gray", "-r", "40", "-f", str(page), "-l", str(page), pdf], capture_output=True,
                              check=True).stdout
        head = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", done)
        width, height = int(head.group(1)), int(head.group(2))
        return [done[head.end() + y * width:head.end() + (y + 1) * width] for y in range(height)], width

    @staticmethod
    def ink(pdf, page):
        """The share of a page that is black, and how far down the last ink above the foot is."""
        rows, width = Pages.rows(pdf, page)
        height = len(rows)
        dark = sum(sum(value < 64 for value in row) for row in rows) / (width * height)
        body = [y for y, row in enumerate(rows[: int(height * 0.93)]) if any(value < 200 for value in row)]
        return dark, (body[-1] + 1) / height if body else 0


def main():
    pages = Pages(os.path.abspath(sys.argv[1]))
    try:
        pages.make()
        pages.look(os.path.abspath(sys.argv[2]))
        pages.print_all()
    finally:
        shutil.rmtree(pages.folder, ignore_errors=True)
    print(f"pages: {pages.passed} passed, {len(pages.failed)} failed")
    sys.exit(1 if pages.failed else 0)


if __name__ == "__main__":
    main()
