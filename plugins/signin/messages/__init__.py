"""What signing in says: texts, pictures and tables made of what the services found."""
