"""Every outside table becomes rows of drafts here, and rows become workbooks; foreign files only through a child worker."""
