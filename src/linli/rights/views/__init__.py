"""Pages: `resident` for whoever holds a receipt and for everybody, `desk` for officers and inspectors."""
