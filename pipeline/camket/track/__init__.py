"""track: records of many documents to threads: year over year, progress, statuses."""

from __future__ import annotations

from camket.track.compare import compare
from camket.track.progress import report
from camket.track.series import track
from camket.track.threads import Comparison, Dossier, Pair, Progress, Thread

__all__ = ["Comparison", "Dossier", "Pair", "Progress", "Thread", "compare", "report", "track"]
