"""Of the officer's file."""

from datetime import timedelta

from django.utils import timezone

from linli.auxiliaries.actions import keeping
from linli.auxiliaries.data.files import SUBJECT
from linli.auxiliaries.data.own import Need, Part, Section
from linli.auxiliaries.permissions.reveal import may_open_file
from linli.auxiliaries.queries import own
from linli.auxiliaries.registry.archive import need
from linli.auxiliaries.registry.own import show
from linli.jobs.api import register
from linli.kernel.words import _
from linli.privacy.api import allow_reveal, retires
from linli.web import navigation


def start() -> None:
    allow_reveal(SUBJECT, may_open_file)
    retires("auxiliaries: files of officers who left", due=keeping.files_due, end=keeping.end_files)
    register("auxiliaries.keep-serving", keep_serving_now, every=timedelta(days=1), outside=True)
    show(Section("basics", _("Who I am here"), 10, own.basics))
    show(Section("notices", _("Notices to sign"), 5, own.notices, "auxiliaries:sign-notice"))
    need(Need("identity", Part.BASIC, _("Copy of the identity card"), own.never))
    need(Need("health", Part.BASIC, _("Health certificate"), own.never))
    need(Need("duties", Part.PERFORMANCE, _("This year's notice of duties, signed"), own.with_duty_notice))
    need(Need("education", Part.EDUCATION, _("Proof of education or skill"), own.never))
    navigation.enter("desk", "auxiliaries:officers", _("Auxiliary officers"), order=70, guard="auxiliaries.see")
    navigation.enter("desk", "auxiliaries:contributions", _("Our officers"), order=70, guard="auxiliaries.provide")
    navigation.enter("desk", "auxiliaries:own", _("My page"), order=5, guard="auxiliaries.own")
    navigation.enter("auxiliaries", "auxiliaries:officers", _("Roll of officers"), order=10, guard="auxiliaries.see")


def keep_serving_now() -> None:
    keeping.keep_serving(timezone.now())
