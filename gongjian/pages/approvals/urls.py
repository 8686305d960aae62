"""The addresses of approvals."""
from gongjian.pages.approvals import blocked, catalogue, catalogue_item, handing_in, matrix, queue
from gongjian.pages.approvals.project import page as project

urls = [*matrix.urls, *queue.urls, *blocked.urls, *handing_in.urls, *project.urls, *catalogue.urls, *catalogue_item.urls]
