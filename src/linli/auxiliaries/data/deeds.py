"""What is done with an officer's file, as the officer reads it: the acts of the ledger in words.

A module adds its own acts with `DEEDS.update(...)` in its data module, which `tasks/<module>.py` brings in.
"""

from linli.kernel.words import Sentence, _

OTHER_DEED = _("Something else was done")
DEEDS: dict[str, Sentence] = {
    "privacy.look": _("The file was opened"),
    "privacy.reveal": _("Something sealed was opened"),
    "privacy.erase": _("Something sealed was deleted"),
    "auxiliaries.employ": _("Employed, and entered on the roll"),
    "auxiliaries.correct-file": _("The file was corrected"),
    "auxiliaries.transfer": _("Transferred"),
    "auxiliaries.change-mode": _("The mode of employment changed"),
    "auxiliaries.add-paper": _("A paper was entered"),
    "auxiliaries.remove-paper": _("A paper entered by mistake was taken out"),
    "auxiliaries.open-own-page": _("The own page was opened to the officer"),
    "auxiliaries.begin-leaving": _("The last working day was set"),
    "auxiliaries.stay": _("The ending was taken back by the organ"),
    "auxiliaries.finish-leaving": _("Leaving is finished"),
    "auxiliaries.sign-duty-notice": _("The officer signed the notice of duties"),
    "auxiliaries.enter-contract": _("A contract was entered"),
    "auxiliaries.sign-contract": _("A contract was signed"),
    "auxiliaries.end-contract": _("The last day of a contract was set"),
    "auxiliaries.issue": _("Equipment was issued"),
    "auxiliaries.take-back": _("Equipment was taken back"),
    "auxiliaries.lose": _("Equipment was reported lost"),
    "auxiliaries.issue-permit": _("A work permit was issued"),
    "auxiliaries.take-permit-back": _("A work permit was taken back"),
    "auxiliaries.lose-permit": _("A work permit was reported lost"),
    "auxiliaries.withdraw-permit": _("A work permit was withdrawn"),
    "auxiliaries.register": _("Registered with insurance or housing fund"),
    "auxiliaries.enter-contributions": _("A month of contributions was entered"),
    "auxiliaries.give-out": _("A document was given out"),
    "auxiliaries.take-over": _("Taken over from an existing roll"),
    "auxiliaries.undo-take-over": _("A take-over was undone"),
}
