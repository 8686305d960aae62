from django.urls import include, path

from gongjian.api.site import api

urlpatterns = [path("", include("gongjian.public.urls")), path("api/v1/", api.urls), path("", include("gongjian.pages.urls"))]
