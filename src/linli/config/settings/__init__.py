"""One file per kind of installation; each starts from `base`."""
