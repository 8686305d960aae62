"""The addresses of the acts on approvals."""
from gongjian.pages.doing.approvals import advice, catalogue, checklist, handing_in, material, step, vetting

urls = [*checklist.urls, *advice.urls, *vetting.urls, *material.urls, *step.urls, *handing_in.urls, *catalogue.urls]
