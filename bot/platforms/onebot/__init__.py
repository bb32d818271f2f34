"""QQ through OneBot v11, over WebSocket in either direction."""
