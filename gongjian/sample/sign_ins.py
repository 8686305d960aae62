"""The sample's accounts as `bin/run` prints them: one a role. All share one password, and all are invented."""
from gongjian.sample.people import people

PASSWORD = "Gongjian-2023"
SHOWN = {
    "office": "攻坚办", "office-head": "攻坚办主任", "magistrate": "县长", "deputy1": "包保副县长", "duanshi": "乡镇（端氏镇）", "kaifaqu": "开发区",
    "nongye": "部门（县农业农村局）", "fagai": "部门（县发改局）", "tongji": "县统计局", "shenpi": "县审批局", "ducha": "督查组", "admin": "系统管理员",
}
# (login, role, name): what `bin/run` prints.
SIGN_INS = [(login, label, people()[login].name) for login, label in SHOWN.items()]
