"""文本模板: the school's own texts of its papers, their versions, and the editor."""
