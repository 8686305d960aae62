from django.urls import include, path

urlpatterns = [path("", include("gongjian.public.urls")), path("", include("gongjian.pages.urls"))]
