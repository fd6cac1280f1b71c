"""Secrets: the file's key in the system's keyring, and wrapped by words of hers."""
