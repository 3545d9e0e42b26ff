"""A made-up bureau and its year, subject by subject: by the acts where that is affordable, else in rows that could have
come about, under the same constraints. Every name says that it is invented."""
