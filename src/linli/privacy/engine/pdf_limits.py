"""What both sides of the PDF painter agree on."""

MOST_PAGES = 10
MOST_SECONDS = 20
MOST_MEMORY = 2 * 1024**3
SIDE = 2048
TOO_MANY_PAGES, CANNOT_PAINT = 3, 4  # exit codes
