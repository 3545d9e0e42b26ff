"""Screens: the organisation from inside, the grid's card and the register of law for everybody."""
