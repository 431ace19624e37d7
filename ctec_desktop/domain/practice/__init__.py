"""教师企业实践: which days count, towards what, what is missing and until when."""
