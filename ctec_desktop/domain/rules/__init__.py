"""One pure predicate per rule; the facts come in, a finding goes out."""
