"""Pages of matters: `resident` for whoever raises or holds a receipt, the others for the desk."""
