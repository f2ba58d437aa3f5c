import CampaignKit
import Testing

struct CampaignTreeTests {
    private func tree(_ pairs: (String, String?)...) -> CampaignTree {
        let campaigns = pairs.map { Campaign(id: $0.0, name: $0.0, parent: $0.1) }
        return CampaignTree(Plan(organization: Organization(name: "Us"), campaigns: campaigns))
    }

    @Test func descendantsAreAtAnyDepth() {
        let tree = tree(("a", nil), ("b", "a"), ("c", "b"), ("d", nil))
        #expect(tree.descendants(of: "a") == ["b", "c"])
        #expect(tree.descendants(of: "c").isEmpty)
        #expect(tree.descendants(of: "nobody").isEmpty)
    }

    @Test func aSelectedCampaignKeepsItsDepth() {
        let tree = tree(("a", nil), ("b", "a"), ("c", "b"))
        #expect(tree.depthFirst(from: ["b"]).map(\.depth) == [1, 2])
    }

    @Test func anUnknownParentMakesARoot() {
        #expect(tree(("a", "gone")).depthFirst().map(\.depth) == [0])
    }

    @Test func aCircleEnds() {
        let tree = tree(("a", "b"), ("b", "a"))
        #expect(tree.depthFirst(from: ["a"]).map(\.campaign.id) == ["a", "b"])
        #expect(tree.descendants(of: "a") == ["b"])
    }
}
