from gongjian.rankings.rounds import PointEntry, Round, RoundAnswer, RoundRuling, RoundStep

__all__ = ["PointEntry", "Round", "RoundAnswer", "RoundRuling", "RoundStep"]
