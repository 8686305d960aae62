from django.apps import AppConfig
from django.db.models.signals import post_migrate


class Promotion(AppConfig):
    name = "gongjian.promotion"

    def ready(self):
        post_migrate.connect(stand_anew, sender=self)


def stand_anew(using="default", **kwargs) -> None:
    """Signings told before they were counted by rules: what stands of them is made anew from the facts."""
    from gongjian.promotion.models import Signing, SigningStanding
    from gongjian.promotion.restand import rebuild_promotion

    if using == "default" and not SigningStanding.objects.exists():
        for area in Signing.objects.values_list("area", flat=True).distinct().order_by("area"):
            rebuild_promotion(area)
