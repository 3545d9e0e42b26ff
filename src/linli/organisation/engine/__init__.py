"""Algorithms: polygons read and checked, points found in them, coordinates and calendars computed."""
