"""招商 (M22–M29): whom we court, how far each lead has come, what counts, what both sides promised, who helps, the chart and the map."""
