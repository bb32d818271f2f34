test-live = Sign-in running
