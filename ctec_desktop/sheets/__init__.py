"""Tables in: foreign workbooks read in a child worker, headings recognised, rows turned into checked drafts."""
