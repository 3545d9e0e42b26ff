"""Auxiliary officers of a public security organ, as Wuhan Order No. 270 has it, article by article: planned, recruited,
employed, trained, deployed under command, paid, equipped, rated and protected. An auxiliary officer has no police
identity (Art 3) and is never called a police officer here.

The rooms are cut by what the Order speaks of: `files` (Arts 14 to 19, 29), `deployment` (7 to 13), `roster` (28),
`pay` (27 to 29), `equipment` (22), `appraisal` (23 to 25, 31 to 34), `protection` (12, 26, 30, 36), `own` (the
officer's page).
"""
