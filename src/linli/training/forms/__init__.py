"""What the screens of training ask for."""

from linli.training.forms.courses import ApproveForm, CourseForm, PlanForm, PlanLineForm, PressForm
from linli.training.forms.people import EarlierForm, EnrolForm, ReasonForm, YearForm
from linli.training.forms.sessions import (
    CorrectHoursForm,
    CorrectMarkForm,
    DayForm,
    ResultsForm,
    SessionForm,
    SheetForm,
    VerifyForm,
)

__all__ = [
    "ApproveForm", "CorrectHoursForm", "CorrectMarkForm", "CourseForm", "DayForm", "EarlierForm", "EnrolForm",
    "PlanForm", "PlanLineForm", "PressForm", "ReasonForm", "ResultsForm", "SessionForm", "SheetForm", "VerifyForm",
    "YearForm",
]  # fmt: skip
