"""Inspection: a post with a mandate, a scope and an end draws samples that can be repeated, opens them for a reason the
resident reads, writes findings that the unit answers, and reads what residents said about being pressed.
"""
