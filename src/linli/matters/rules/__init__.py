"""The law of a matter, without Django: routing, clocks, windows, who must not check, figures, places."""
