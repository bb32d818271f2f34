"""Every sentence that a person reads, from Fluent files, in Chinese and English."""
