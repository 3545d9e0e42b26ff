"""Which column of a table says what: guessed by the words above it, decided by a person."""

import re
from collections.abc import Mapping, Sequence

from linli.auxiliaries.data.takeover import Column

C = Column
_SYNONYMS: Mapping[Column, tuple[str, ...]] = {
    C.NUMBER: ("工号", "编号", "辅警编号", "辅警号", "人员编号", "警务辅助人员编号", "worknumber", "number"),
    C.NAME: ("姓名", "名字", "人员姓名", "name"),
    C.ID_NUMBER: ("身份证号", "身份证号码", "身份证", "公民身份号码", "证件号码", "居民身份证号码", "identitynumber"),
    C.BORN_ON: ("出生日期", "出生年月日", "出生年月", "生日", "dateofbirth"),
    C.UNIT: ("单位", "所在单位", "工作单位", "部门", "所在部门", "用人单位", "派驻单位", "unit"),
    C.CATEGORY: ("类别", "人员类别", "岗位类别", "辅警类别", "category"),
    C.BRANCH: ("警种", "条线", "业务条线", "branch"),
    C.EMPLOYMENT: ("用工方式", "用工形式", "用工性质", "聘用方式", "employment"),
    C.STARTED_ON: ("入职日期", "入职时间", "参加工作日期", "上岗日期", "聘用日期", "入职", "firstworkingday"),
    C.PHONE: ("电话", "手机", "手机号", "手机号码", "联系电话", "联系方式", "telephone", "phone"),
    C.ADDRESS: ("住址", "家庭住址", "现住址", "地址", "address"),
    C.CONTRACT: ("合同编号", "合同号", "劳动合同编号", "劳动合同号", "contract"),
    C.CONTRACT_FROM: ("合同起始日期", "合同开始日期", "合同起", "合同起始", "合同开始", "起始日期", "contractfrom"),
    C.CONTRACT_UNTIL: ("合同终止日期", "合同结束日期", "合同止", "合同终止", "合同到期日期", "合同截止日期", "合同到期",
                       "contractuntil"),
    C.SIGNED_ON: ("签订日期", "合同签订日期", "签订时间", "signedon"),
    C.WAGE: ("工资", "月工资", "基本工资", "约定工资", "wage"),
    C.PERMIT: ("工作证号", "工作证编号", "证件编号", "执勤证号", "上岗证号", "permit"),
    C.PERMIT_FROM: ("工作证起始日期", "工作证有效期起", "发证日期", "证件有效期起", "permitfrom"),
    C.PERMIT_UNTIL: ("工作证有效期至", "工作证有效期止", "工作证到期日期", "证件有效期至", "有效期至", "permituntil"),
    C.PERMIT_PAPER: ("发证文号", "工作证发放文号", "permitpaper"),
    C.INDUCTED_ON: ("岗前培训合格日期", "岗前培训日期", "岗前培训", "培训合格日期", "inductedon"),
    C.INDUCTION_PAPER: ("培训证书编号", "岗前培训证书编号", "培训合格证号", "岗前培训证号", "inductionpaper"),
    C.INSURANCE_ON: ("社保登记日期", "参保日期", "社保参保日期", "insuranceon"),
    C.FUND_ON: ("公积金登记日期", "公积金开户日期", "公积金缴存日期", "fundon"),
    C.IDENTITY_PAPER: ("身份证复印件编号", "身份证复印件", "identity"),
    C.HEALTH_PAPER: ("体检证明编号", "健康证编号", "体检表编号", "health"),
    C.EDUCATION_PAPER: ("学历证书编号", "毕业证编号", "毕业证书编号", "education"),
}  # fmt: skip
_BY_WORDS = {words: column for column, all_words in _SYNONYMS.items() for words in all_words}
_NOISE = re.compile(r"[\s　*＊:：()（）【】\[\]／/_\-.]|#\d+$")
_OUTSIDE = (
    "政治面貌", "党员", "党派", "入党", "团员", "民族", "族别", "宗教", "信仰", "籍贯", "血型", "病史", "婚姻", "婚否",
    "照片", "指纹", "人脸",
)  # fmt: skip
"""What Linli never asks, stores or computes: such a column is thrown away as it is read."""


def is_outside(heading: str) -> bool:
    return any(words in heading for words in _OUTSIDE)


def guessed(headings: Sequence[str], remembered: Mapping[str, Column]) -> dict[int, Column]:
    """What each column says, by what this organ decided before, else by its words; each meaning once."""
    found: dict[int, Column] = {}
    for at, heading in enumerate(headings):
        column = remembered.get(heading) or _by_words(heading)
        if column is not None and column not in found.values() and not is_outside(heading):
            found[at] = column
    return found


def _by_words(heading: str) -> Column | None:
    """The whole heading, else what stands lowest: `合同 / 起始日期` is the beginning of the contract."""
    parts = [_NOISE.sub("", part).lower() for part in heading.split(" / ")]
    tries = ["".join(parts), *("".join(parts[at:]) for at in range(1, len(parts)))]
    return next((_BY_WORDS[words] for words in tries if words in _BY_WORDS), None)
