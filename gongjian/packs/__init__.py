"""The pack of a sitting (会议材料): exceptions only, and first what earlier sittings decided and is still open (M50, M51, G14).

    made = pack(at, "leader", leader=officer)   # Pack: plain data, for the screen, for JSON and for papers
    agenda(made)                                # the same as fields of AgendaItem, to be frozen by stocktake.acts.sittings.convene
"""
