"""User, sign-in, second factor: who is at the keyboard, never what they may do.

Only staff have users; residents need none. A new user gets a *code* from an operator, chooses a password with it, and
sets up a second factor before anything else opens. To *step up* is to show the second factor again, before opening
what residents wrote. An *allowance* is how often something may be done in a while, counted for all processes.
"""
