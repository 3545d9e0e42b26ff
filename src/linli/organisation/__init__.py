"""Units, departments, grids and their polygons, posts with deputies and dates, office calendars."""
