"""协议: the list of agreements, issuing a class, looking through the pages."""
