"""In the reserve (M08–M11): admitted, not withdrawn, with a plan for the reserve year. What is under way and goes on in that year counts too."""
from django.db.models import Q

IN_POOL = Q(reserved_on__isnull=False, withdrawn_on=None, next_plan__gt=0)
IN_STOCK = Q(reserved_on__isnull=False, withdrawn_on=None, started_on=None)  # ready and not yet begun: what starts leaves by itself (M19)
