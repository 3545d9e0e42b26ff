"""The tables of this context, to be read aloud: one module a subject.

hr           a personnel officer of the organ
commander    a commanding people's police officer
planner      a personnel officer or commander of the unit
second       another post than the one that wrote it or asked for it
confirmer    a planner, and another one than whoever entered the hours
finance      a finance or personnel officer with the unit in care
rater        a personnel officer or commander of the officer's unit
officer      the auxiliary officer concerned
party        the officer, or the personnel officer of the unit
answerer     the personnel officer for suggestions and resignations, else somebody of the unit above
above        somebody of a unit above the one concerned
inspector    an inspector of a unit above the one that a complaint concerns
checker      the inspector whom a complaint was given to
complainant  the holder of a complaint's receipt
applicant    somebody who applied in an open recruitment
system       Linli, when nothing is left to do
"""

from linli.auxiliaries.states.appraisal import AWARD, RATING
from linli.auxiliaries.states.deployment import JOB, LINE, SHEET
from linli.auxiliaries.states.discipline import ABSENCE, CASE, VIOLATION
from linli.auxiliaries.states.equipment import ITEM, PERMIT
from linli.auxiliaries.states.files import OFFICER
from linli.auxiliaries.states.leave import LEAVE
from linli.auxiliaries.states.pay import EXPORT, STATEMENT, WAGES
from linli.auxiliaries.states.plan import PLAN
from linli.auxiliaries.states.protection import APPROVAL, CARE, COMPLAINT, DISPUTE, VOICE
from linli.auxiliaries.states.recruitment import APPLICANT, RECRUITMENT
from linli.auxiliaries.states.rostering import CALL, ROSTER, SWAP
from linli.auxiliaries.states.takeover import TAKE_OVER
from linli.auxiliaries.states.worked import OVERTIME, WORKED

__all__ = [
    "ABSENCE", "APPLICANT", "APPROVAL", "AWARD", "CALL", "CARE", "CASE", "COMPLAINT", "DISPUTE", "EXPORT", "ITEM",
    "JOB", "LEAVE", "LINE", "OFFICER", "OVERTIME", "PERMIT", "PLAN", "RATING", "RECRUITMENT", "ROSTER", "SHEET",
    "STATEMENT", "SWAP", "TAKE_OVER", "VIOLATION", "VOICE", "WAGES", "WORKED",
]  # fmt: skip
