"""事故: incidents of interns, who has been told, claims."""
