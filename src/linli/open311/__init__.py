"""A GeoReport v2 server over the public projection of matters."""
