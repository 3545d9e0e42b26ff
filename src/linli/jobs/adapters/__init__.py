"""The machine that jobs run on."""
