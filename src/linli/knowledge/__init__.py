"""What the office knows, and how it says it.

**Piece** an article of the knowledge base or a reply template; **version** a published piece never changes, a revision
is the next one; **owner** the unit that answers for a piece; **expiry** the day after which nobody is shown it, unless
the owner confirms it; **subject** a category of matters, as the context above names it; **advice** what could be
plainer.

Begin with `states.py`, then `rules.py` (which gaps a template may have), then `actions/pieces.py`.
"""
