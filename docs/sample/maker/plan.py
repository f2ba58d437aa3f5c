"""What the check needs of Campaigns/*.md: ids, goals, parents, policy. The standard library has no YAML parser."""

import re
from pathlib import Path

CAMPAIGNS = Path(__file__).resolve().parents[3] / "Campaigns"


def front_matter():
    plan = {}
    for path in sorted(CAMPAIGNS.glob("*.md")):
        text = path.read_text(encoding="utf-8").split("\n---\n")[0]
        head = re.split(r"^(?:projects|appeals):", text, flags=re.M)[0]

        def value(key):
            match = re.search(rf"^ *{key}: *([^#\n]+)", head, re.M)
            return match.group(1).strip() if match else ""

        plan[path.stem] = {
            "ids": set(re.findall(r"\bid: ([a-z0-9-]+)", text)), "parent": value("parent"),
            "goal": int(re.sub(r"\D", "", value("goal")) or 0) * 100, "starts": value("starts"),
            "ends": value("ends") or "9999", "in_kind": value("in_kind") == "include"}
    return plan
