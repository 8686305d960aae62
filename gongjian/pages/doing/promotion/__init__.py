"""招商的每一步: an enterprise enlisted, a lead moved on, reviewed and signed, promises and aid told, signings judged, the chart and the map filled."""
