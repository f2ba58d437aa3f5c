import CampaignKit
import Digests
import Foundation
import TestSupport
import Testing

@testable import CampaignReports

@Suite("The page around a report")
struct PageTests {
    private func matches(_ pattern: String, in text: String) throws -> [String] {
        let expression = try NSRegularExpression(pattern: pattern)
        let range = NSRange(text.startIndex..., in: text)
        return expression.matches(in: text, range: range).compactMap { match in
            Range(match.range(at: match.numberOfRanges > 1 ? 1 : 0), in: text).map { String(text[$0]) }
        }
    }

    @Test("Pages to look at, when a folder is named")
    func lookAtThem() throws {
        guard let folder = ProcessInfo.processInfo.environment["REPORT_PAGES"] else { return }
        let url = URL(fileURLWithPath: folder, isDirectory: true)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        for (name, page) in [
            ("board", try MadeUpPage.html()), ("public", try MadeUpPage.html(.public, knownOn: "1 Nov 2026")),
            ("hebrew", try MadeUpPage.html(language: .he, paper: .a4)),
        ] {
            try Data(page.utf8).write(to: url.appendingPathComponent(name + ".html"))
        }
    }

    @Test(
        "The policy lets in exactly the page's style, and nothing that runs", arguments: ReportPaper.allCases)
    func policy(_ paper: ReportPaper) throws {
        let page = try MadeUpPage.html(paper: paper)
        let style = try #require(
            page.components(separatedBy: "<style>").dropFirst().first?.components(separatedBy: "</style>")
                .first)
        let digest = SHA256.base64(SHA256.digest(Array(style.utf8)))
        #expect(
            page.contains(
                "content=\"default-src 'none'; style-src 'sha256-\(digest)'; img-src data:; base-uri 'none'; "
                    + "form-action 'none'\""))
        #expect(page.components(separatedBy: "<style").count == 2)
        #expect(style.contains(paper == .a4 ? "size: A4" : "size: letter"))
        #expect(!style.contains("url(") && !style.contains("@import") && !style.contains("<"))
        for pattern in ["<script", "<iframe", "<link", " style=", "javascript:", "<img"] {
            #expect(!page.contains(pattern), "\(pattern)")
        }
        #expect(try matches("<[^>]*\\son[a-z]+=", in: page).isEmpty)
    }

    @Test("Ids are unique, and every reference points at one", arguments: Audience.allCases)
    func ids(_ audience: Audience) throws {
        let page = try MadeUpPage.html(audience)
        let ids = try matches("\\sid=\"([^\"]*)\"", in: page)
        #expect(Set(ids).count == ids.count)
        let labels = try matches("aria-labelledby=\"([^\"]*)\"", in: page).flatMap {
            $0.split(separator: " ")
        }
        let links = try matches("href=\"#([^\"]*)\"", in: page)
        let hatches = try matches("url\\(#([^)]*)\\)", in: page)
        for id in labels.map(String.init) + links + hatches { #expect(ids.contains(id), "\(id)") }
    }

    @Test("Landmarks, one title, a way past the contents")
    func landmarks() throws {
        let page = try MadeUpPage.html()
        for tag in ["<header>", "<nav aria-label=\"Contents\">", "<main id=\"report\">", "<h1>", "</footer>"]
        {
            #expect(page.components(separatedBy: tag).count == 2, "\(tag)")
        }
        #expect(page.contains("<a class=\"skip\" href=\"#report\""))
        #expect(page.contains("<span>As of 20 Nov 2026</span> <span>for the board</span>"))
        #expect(
            page.hasPrefix(
                "<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\">\n<head>\n<meta charset=\"utf-8\">"))
    }

    @Test(
        "Hebrew and Arabic run from right to left, and so do our words in them",
        arguments: [LetterLanguage.he, .ar])
    func direction(_ language: LetterLanguage) throws {
        let page = try MadeUpPage.html(language: language)
        #expect(page.contains("<html lang=\"\(language.rawValue)\" dir=\"rtl\">"))
        #expect(page.contains("<footer>") && page.contains("<figure class=\"block chart\">"))
        #expect(page.contains(".bar, .boxes { transform: scaleX(-1); }"))
        #expect(!page.contains("lang=\"en\""))
        let english = try MadeUpPage.html()
        #expect(!english.contains("scaleX"))
    }

    @Test("Every picture that tells something has a title, a description and its table")
    func charts() throws {
        let page = try MadeUpPage.html()
        let pictures = try matches("<svg[^>]*>", in: page)
        #expect(pictures.count > 10)
        for picture in pictures {
            #expect(
                picture.contains("aria-hidden=\"true\"") != picture.contains("role=\"img\""), "\(picture)")
        }
        let told = pictures.filter { $0.contains("role=\"img\"") }
        let descriptions = try matches("<desc id=\"[^\"]*\">[^<]+</desc>", in: page)
        #expect(told.count == descriptions.count)
        let figures = page.components(separatedBy: "<figure ").dropFirst()
        for figure in figures {
            let text = figure.components(separatedBy: "</figure>")[0]
            #expect(text.contains("<figcaption>") && text.contains("<details") && text.contains("<table"))
        }
        #expect(figures.count == 10)
    }

    @Test("What was known and the marks of plan and ledger stand on the page")
    func source() throws {
        let page = try MadeUpPage.html(knownOn: "2026-11-01")
        #expect(page.contains("<span>as known on 2026-11-01</span>"))
        #expect(page.contains("They are as known on 2026-11-01, with the plan of that time."))
        #expect(page.contains("Plan 5f2d9c0e77aa, ledger a1b2c3d4e5f6."))
        #expect(page.contains("Raised − received = outstanding"))
        #expect(
            page.contains(
                "Counted differently in REACT conference 2026: gifts in kind are counted in raised."))
    }

    @Test("Few headings need no contents; the same data gives the same bytes")
    func smallPages() throws {
        let figures = try MadeUpFigures.figures()
        let headings = (1...3).map { ReportPage.Heading(level: 2, id: "h\($0)", text: "Heading \($0)") }
        let page = ReportPage(
            title: "Short", language: .en, paper: .letter, figures: figures, headings: headings)
        #expect(!page.html(body: "").contains("<nav"))
        #expect(try MadeUpPage.html() == MadeUpPage.html())
    }

    @Test("Hostile titles, names and headings stay text")
    func hostile() throws {
        let evil = "</title><script>alert(1)</script>\u{202E}\" onload=\"x"
        let figures = try MadeUpFigures.figures(plan: HostilePlan.plan(named: evil))
        let page = ReportPage(
            title: evil, language: .en, paper: .letter, figures: figures,
            headings: (1...4).map { ReportPage.Heading(level: 2, id: "h\($0)", text: evil) })
        let html = page.html(body: "")
        #expect(!html.contains("<script") && !html.contains("\u{202E}"))
        #expect(try matches("<[^>]*\\sonload=", in: html).isEmpty)
        #expect(html.components(separatedBy: "</title>").count == 2)
        let markdown = page.markdown(body: "")
        #expect(!markdown.contains("<script"))
    }
}
