"""How sure a rule is (rules.md, "How to read"), and what a screen says beside what it is not sure of."""

CAVEATS = {"A": "", "a": "参考", "B": "未核实", "C": "未核实"}


def caveat(confidence: str) -> str:
    """A read in an official text: nothing. a another region's practice: 参考. B known, not verified; C this house's own: 未核实."""
    return CAVEATS.get(confidence, "未核实")


class Sure:
    """What says how sure it is: a rule, a need, a finding."""

    confidence: str

    @property
    def caveat(self) -> str:
        """参考 or 未核实, where the rule was not read in an official text."""
        return caveat(self.confidence)

    @property
    def verified(self) -> bool:
        return self.confidence == "A"
