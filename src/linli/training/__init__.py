"""Training of auxiliary officers, volunteers, grid workers and mediators: what is planned and taught, who attended
which hours, who passed, and what that gives the right to.

A **learner** is named by a kind and a number; who stands behind it is known by the context that owns the kind, which
hands over a **book** of its learners (`register_learners`). A **course** is a text with versions; a **session** is a
course held on days, with a **sheet** of hours for each day that a trainer confirms; an **examination** may be retaken;
whoever passes has a **certificate** that anybody can verify by its code and that tells nobody's name.
"""
