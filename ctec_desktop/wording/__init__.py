"""Code and facts to a Chinese sentence, for windows, command line, sheets and documents alike."""
