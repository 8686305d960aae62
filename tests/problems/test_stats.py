from collections import Counter
from tests.problems import test_life
SEEN = Counter()
class L(test_life.ProblemLives):
    def compare(self):
        SEEN["lives"] += 1
        from gongjian.problems.models import ProblemStep
        for s in {f.step for f in self.steps()}: SEEN[s] += 1
        SEEN["corrected"] += ProblemStep.objects.filter(problem=self.problem, corrects__isnull=False).exists()
        p = None
        for day, p in test_life.Plain(self.counts).live(self.steps(), self.steps()[0].occurred_on, self.today): pass
        SEEN["red"] += bool(p.red or p.reds); SEEN["climb"] += bool(p.climbs); SEEN["meeting"] += p.rung=="meeting"
        super().compare()
def test_a(world):
    from hypothesis import Phase, settings, HealthCheck
    m = type("Lives", (L,), {"world": world, "working": True})
    test_life.run_state_machine_as_test(m, settings=settings(max_examples=150, phases=(Phase.generate,), stateful_step_count=16, deadline=None, database=None, suppress_health_check=list(HealthCheck)))
    print(SEEN)
    assert 0
