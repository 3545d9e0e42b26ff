"""Who may do what here: one module a subject. Asked with an actor alone for pages, with the thing for acts."""

from linli.auxiliaries.permissions import deployment, files, leave, pay, people, rostering

__all__ = ["deployment", "files", "leave", "pay", "people", "rostering"]
