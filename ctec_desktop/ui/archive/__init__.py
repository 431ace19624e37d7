"""实习档案: the page, the form that attaches a file, classes as a whole."""
