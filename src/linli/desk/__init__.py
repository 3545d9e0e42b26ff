"""What staff see that is made of several contexts: today, my unit, hand-over, help."""
