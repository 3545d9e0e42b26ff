"""Algorithms of notifications, without Django."""
