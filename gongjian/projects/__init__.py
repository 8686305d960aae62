"""Projects: their dated card, milestones, figures, papers and sponsors. State on a day is what the facts up to that day say."""
