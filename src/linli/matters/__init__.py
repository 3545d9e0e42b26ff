"""The case file: a matter from a resident to its answer.

**Matter** one thing somebody raised; **holder** the unit that must act next; **lead unit** the one that answers;
**act** one row of the table in `states.py`; **party** who may do it (`rules/parties.py`); **clock** one deadline with
the rule it rests on; **receipt** what opens a matter for whoever raised it. Words live in the vault, never here.

Begin with `states.py`, then `actions/step.py`, then any file in `actions/`.
"""
