"""What residents see that is made of several contexts: home, search, public map, help."""
