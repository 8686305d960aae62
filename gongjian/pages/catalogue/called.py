"""Words of the catalogue's files a change may say, as they are called on the screen."""
WORDS = {
    "name": "名称", "owner": "主管", "bureau": "承办单位", "others": "参与单位", "legal": "法定时限", "promised": "承诺时限", "likely": "预计用时", "validity": "有效期",
    "after": "须先办结", "lacking": "可容缺", "beside": "可并行", "materials": "材料", "level": "办理层级", "note": "备注", "exempt": "不需办理的说法",
    "inferred": "推定的前置", "applies": "适用条件", "trigger": "适用条件出处", "reform": "改革类别", "reformed": "改革类别出处", "parallel": "并行说明",
    "element": "要素前置",
}
