"""Acts on approvals, one page each: the checklist, a step of an item, its papers, the notice of obstacles, vetting, handing in, the catalogue."""
