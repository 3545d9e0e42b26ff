"""Telling people: templates, channels, quiet hours, delivery.

A *notice* stands in the inbox of a post. A *message* goes out to the contact that somebody left with a matter; it is
written when it is sent, with the contact opened for that moment, and Linli keeps no copy of either.
"""
