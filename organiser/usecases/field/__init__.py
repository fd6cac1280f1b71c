"""Door to door: choose doors, print a packet, take in what came back."""
