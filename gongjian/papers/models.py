from gongjian.papers.documents import Document, DocumentStep, NumbersPassed

__all__ = ["Document", "DocumentStep", "NumbersPassed"]
