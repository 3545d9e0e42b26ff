"""Background work that survives kill -9: an outbox of names and ids, leased to workers, kept in the same database.

A *job* is queued in the transaction of the act that wants it, so that neither can be there without the other. A worker
*leases* it, runs it, and removes it in the transaction of its effect. A job that keeps failing is *parked* for an
operator to see. A *schedule* is a job that is moved on instead of removed.
"""
