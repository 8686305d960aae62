from gongjian.pages import account, sign_in

urlpatterns = [*sign_in.urls, *account.urls]
