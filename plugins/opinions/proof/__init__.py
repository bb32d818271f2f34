"""The promise put to the test on a scratch copy: by the host's command, by tests and the demo."""
