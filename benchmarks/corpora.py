"""Where notes stand that other communities wrote; they are not part of this repository."""

import os
from pathlib import Path

ROOT = Path(__file__).parent.parent
CORPORA = Path(os.environ.get("PRAXIS_CORPORA") or ROOT.parent / "shared" / "corpora")
"""Their folder; it may be absent."""
