"""Taking stock (调度): what each sponsor owes every half-month (M51), the sittings at which it is done, and what they decided (M50, G14).

A stocktake is one sponsor's look at one project on a day; a sitting has an agenda frozen when its pack is made, minutes typed against it, and
decisions, each of which is a clocked problem from the moment it is written down.
"""
