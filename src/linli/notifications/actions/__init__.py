"""Telling somebody, and sending what goes out."""
