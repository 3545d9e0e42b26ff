"""`linli keys`, `linli retention`, `linli vault`."""
