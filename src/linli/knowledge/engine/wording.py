"""What offices write, and what people would say: words for words, and short names written out."""

from collections.abc import Mapping

INSTEAD: Mapping[str, str] = {
    "根据相关规定": "写明是哪一条规定", "按照有关规定": "写明是哪一条规定", "根据有关规定": "写明是哪一条规定",
    "按照相关规定": "写明是哪一条规定", "依法依规": "写明依据哪一条", "经研究决定": "我们决定", "经研究": "我们认为",
    "高度重视": "写明做了什么", "积极推进": "写明做了什么", "持续关注": "写明何时再告诉您",
    "进一步加强": "写明怎样改变", "切实加强": "写明怎样改变", "切实": "可以删去", "贯彻落实": "写明做了什么",
    "压实责任": "写明谁负责什么", "举一反三": "写明还查了哪里", "长效机制": "写明以后怎样做", "常态化": "写明多久一次",
    "妥善处理": "写明怎样处理", "妥善解决": "写明怎样解决", "加大力度": "写明多做什么", "加强协调": "写明和谁商量什么",
    "督促整改": "写明谁在何时改好", "限期整改": "写明改到哪一天", "现场踏勘": "到现场看过", "予以": "直接写动作",
    "给予": "直接写动作", "进行了": "直接写动作", "特此函复": "可以删去", "特此回复": "可以删去", "兹": "可以删去",
    "鉴于": "因为", "届时": "到时候", "之规定": "的规定", "责成": "要求", "贵": "您的", "酌情": "写明看什么情况",
    "原则上": "写明例外是什么", "统筹考虑": "写明考虑什么", "研究解决": "写明谁在何时解决", "该诉求": "您反映的事",
    "诉求人": "您", "来电人": "您", "反映人": "您", "感谢您的理解与支持": "可以删去", "敬请谅解": "写明原因",
    "pursuant to": "under", "in accordance with": "under", "prior to": "before", "subsequent to": "after",
    "in the event that": "if", "in the event of": "if", "with regard to": "about", "in respect of": "about",
    "utilise": "use", "utilize": "use", "commence": "start", "terminate": "end", "endeavour to": "try to",
    "aforementioned": "this", "hereby": "(leave out)", "herewith": "(leave out)", "at this point in time": "now",
    "due to the fact that": "because", "for the purpose of": "to", "in order to": "to", "a number of": "some",
    "facilitate": "help", "ascertain": "find out", "rectification": "repair", "relevant regulations": "(name the rule)",
    "liaise with": "talk to", "further to": "after", "please be advised that": "(leave out)", "the complainant": "you",
    "in the process of": "(leave out)", "with immediate effect": "from today", "take cognisance of": "note",
}  # fmt: skip
"""A word to put in its place, in the language of the text."""
NOT_THESE: Mapping[str, str] = {
    "贵": r"(?![州阳港溪妃])(?=局|单位|小区|处|府|方|司)",
    "兹": r"(?=[有因就将对])",
    "给予": "(?!了?我|了?您)",
    "切实": "(?!加强)",
    "进行了": r"(?=[\u4e00-\u9fff]{2})",
}
"""What must not, or must, follow for the word to be meant."""
WRITTEN_OUT: Mapping[str, str] = {
    "住建局": "住房和城乡建设局", "城管委": "城市管理委员会", "发改委": "发展和改革委员会", "发改局": "发展和改革局",
    "人社局": "人力资源和社会保障局", "卫健委": "卫生健康委员会", "卫健局": "卫生健康局", "街办": "街道办事处",
    "市监局": "市场监督管理局", "自规局": "自然资源和规划局", "文旅局": "文化和旅游局", "水利局办": "水利局办公室",
    "旧改": "老旧小区改造", "棚改": "棚户区改造", "创文": "创建文明城市", "创卫": "创建卫生城市",
    "两违": "违法用地和违法建设", "拆违": "拆除违法建设", "三供一业": "供水、供电、供热和物业",
    "一网统管": "城市运行统一管理平台", "一网通办": "网上统一办理", "雨污分流": "雨水和污水分开排放",
    "首问负责制": "第一个接待您的人负责到底", "吹哨报到": "街道召集部门到场处理",
}  # fmt: skip
"""Short names that are clear inside an office alone."""
KNOWN_LETTERS = frozenset({
    "QQ", "APP", "PDF", "SMS", "LED", "GPS", "ID", "OK", "USB", "TV", "KM", "QR", "FAQ", "AM", "PM", "CM", "MM", "SOS",
    "NO", "TEL", "WC", "VIP", "ATM", "CT",
})  # fmt: skip
"""Letters that need no explanation."""
