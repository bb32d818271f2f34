"""One router: text -> command -> permission -> handler."""
