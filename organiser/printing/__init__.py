"""From plain values to paper."""
