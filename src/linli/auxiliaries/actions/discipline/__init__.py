"""Absences, cases, and breaches by organs."""
