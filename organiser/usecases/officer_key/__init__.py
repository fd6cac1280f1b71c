"""The officer for data protection on her own computer without a network: her key, what it opens."""
