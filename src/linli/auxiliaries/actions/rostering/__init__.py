"""Kinds of shifts and demand; rosters made, changed, published; wishes, swaps and calls."""
