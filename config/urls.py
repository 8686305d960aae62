from django.urls import include, path

urlpatterns = [path("", include("gongjian.pages.urls"))]
