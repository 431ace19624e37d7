"""People from industry: the page, the form of a hire, lessons and fees, appraisal."""
