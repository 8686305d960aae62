"""In the reserve (M08–M11): admitted, not withdrawn, with a plan for the reserve year."""
from django.db.models import Q

IN_POOL = Q(reserved_on__isnull=False, withdrawn_on=None, next_plan__gt=0)
