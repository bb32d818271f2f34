"""What differs between QQ and Telegram, and nothing else."""
