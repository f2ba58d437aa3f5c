import CampaignFiles
import CampaignKit

/// Finds the blocks: fenced code with a name in braces.
struct BlockPass {
    /// A block in the tree, not shown yet.
    struct Place {
        let node: CmarkNode
        let block: any ReportBlock
        let directive: BlockDirective
        /// The level of the heading that it is below; 1 for the page's own.
        let headingLevel: Int
    }

    let context: MarkdownContext

    func run() -> [Place] {
        var level = 1
        let shift = HeadingPass.shift(context)
        var places: [Place] = []
        for node in context.tree.nodes() {
            if node.kind == .heading { level = node.headingLevel + shift }
            guard node.kind == .codeBlock, let fence = fence(of: node) else { continue }
            guard node.fenceInfo.hasPrefix("{") else {
                if checkEnd(of: node, fence, "this code is never closed") { checkName(of: node) }
                continue
            }
            context.tokens.settle(context.tokens.tokens(in: node.literal + node.fenceInfo))
            if let place = place(of: node, fence, level: level) { places.append(place) }
        }
        return places
    }

    private func place(of node: CmarkNode, _ fence: Substring, level: Int) -> Place? {
        guard let name = name(of: node), checkPlace(of: node, name: name),
            checkEnd(of: node, fence, "the block {\(name)} is never closed")
        else { return nil }
        let line = context.source.fileLine(node.startLine)
        let last = context.source.fileLine(node.endLine)
        let (written, problems) = context.source.options(below: line, through: last)
        context.findings.add(problems)
        let place = context.locator.find(name, in: node)
        let directive = BlockDirective(
            name: name,
            options: written.map {
                BlockDirective.Option(
                    key: $0.key, value: $0.value, keyLocation: $0.keyLocation, valueLocation: $0.valueLocation
                )
            },
            location: context.source.location(line: place.line, utf8: place.utf8),
            defaultCampaign: context.source.subject(line: line)?.campaign ?? context.rules.campaign,
            defaultSince: context.rules.since)
        return read(directive, at: node, level: level, isWhole: problems.isEmpty)
    }

    private func read(
        _ directive: BlockDirective, at node: CmarkNode, level: Int, isWhole: Bool
    ) -> Place? {
        let (block, problems) = ReportBlocks.read(directive, plan: context.rules.plan)
        context.findings.add(problems.map(withExcerpt))
        guard isWhole, let block, let shown = context.tree.customBlock() else { return nil }
        context.locator.note(shown, lines: context.locator.lines(of: node))
        context.tree.replace(node, with: [shown])
        return Place(node: shown, block: block, directive: directive, headingLevel: level)
    }

    /// The name in braces; a first line that is none is reported.
    private func name(of node: CmarkNode) -> String? {
        let info = context.tokens.restored(node.fenceInfo)
        let rest = info.dropFirst()
        let name = String(rest.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" })
        let hint = "write ```{\(name.isEmpty ? "status" : name)}"
        guard let brace = rest.firstIndex(of: "}") else {
            context.report(.blockSyntax, node, at: info, "the brace is not closed", hint: hint)
            return nil
        }
        guard !name.isEmpty, rest[..<brace] == name else {
            context.report(.blockSyntax, node, at: info, "write the block's name in braces here", hint: hint)
            return nil
        }
        let more = String(rest[rest.index(after: brace)...]).trimmingBlanks
        guard more.isEmpty else {
            context.report(
                .blockSyntax, node, at: more, "nothing may follow the block's name",
                hint: "options go on the lines below, one key: value per line")
            return nil
        }
        return name
    }

    /// Code that is called after a block is one whose braces were forgotten.
    private func checkName(of node: CmarkNode) {
        let info = context.tokens.restored(node.fenceInfo).trimmingBlanks
        guard !context.source.isCase, ReportBlocks.all.contains(where: { $0.name == info }) else { return }
        context.report(
            .blockWithoutBraces, node, at: info,
            "this is shown as code: '\(info)' is a block, but has no braces",
            hint: "write ```{\(info)}")
    }

    private func checkPlace(of node: CmarkNode, name: String) -> Bool {
        let hint: String
        if context.source.isCase {
            hint = "put it in a report; a case for support is only text"
        } else if node.ancestors.contains(where: { $0.kind == .quote }) {
            hint = "put it below the quotation"
        } else {
            return true
        }
        context.report(.misplacedBlock, node, at: name, "the block {\(name)} cannot be used here", hint: hint)
        return false
    }

    /// The opening fence; nil for indented code.
    private func fence(of node: CmarkNode) -> Substring? {
        let written = node.literal.utf8.count { $0 == 0x0A }
        guard context.lines.indices.contains(node.startLine - 1),
            written < node.endLine - node.startLine + 1
        else { return nil }
        let line = context.lines[node.startLine - 1].drop { !"`~".contains($0) }
        let fence = line.prefix { $0 == line.first }
        return fence.count >= 3 ? fence : nil
    }

    /// Whether the last line closes the fence.
    @discardableResult
    private func checkEnd(of node: CmarkNode, _ fence: Substring, _ message: String) -> Bool {
        let index = min(node.endLine, context.lines.count) - 1
        if index > node.startLine - 1 {
            let line = context.lines[index].drop { " \t>".contains($0) }
            let last = line.trimmingSuffix { $0 == " " || $0 == "\t" }
            if last.count >= fence.count, last.allSatisfy({ $0 == fence.first }) { return true }
        }
        context.report(
            .unclosedFence, node, at: String(fence), message,
            hint: "put \(fence) on a line of its own below its last line")
        return false
    }

    /// Findings of blocks know their place; the line for the excerpt is here.
    private func withExcerpt(_ finding: Finding) -> Finding {
        guard finding.excerpt == nil, let location = finding.location else { return finding }
        return Finding(
            code: finding.code, severity: finding.severity, message: finding.message, location: location,
            excerpt: context.source.excerpt(at: location), subject: finding.subject,
            hint: finding.hint)
    }
}

extension Substring {
    fileprivate func trimmingSuffix(while isBlank: (Character) -> Bool) -> Substring {
        guard let last = lastIndex(where: { !isBlank($0) }) else { return self[startIndex..<startIndex] }
        return self[...last]
    }
}
