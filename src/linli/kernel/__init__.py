"""What every other room is built from: pure Python, no Django.

**Actor** who acts; **Sentence** what is said to a person; **Refusal** the family tree of "no";
**Move** one row of a state table; **Rule** one dated provision of law as a function; **Term** a length
of time the law gives; **OfficeCalendar** the days and hours an office works.
"""
