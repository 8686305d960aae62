from gongjian.papers.documents import Document, DocumentStep, NumbersPassed
from gongjian.papers.evidence_taken import PackTaken

__all__ = ["Document", "DocumentStep", "NumbersPassed", "PackTaken"]
