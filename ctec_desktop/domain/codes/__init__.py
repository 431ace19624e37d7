"""Keys of problems and faults, one module a subject; `wording` has a sentence for each."""
