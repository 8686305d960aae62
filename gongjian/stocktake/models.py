from gongjian.stocktake.sittings import AgendaItem, Decision, Minute, Sitting, SittingStep
from gongjian.stocktake.stocktakes import Stocktake

__all__ = ["AgendaItem", "Decision", "Minute", "Sitting", "SittingStep", "Stocktake"]
