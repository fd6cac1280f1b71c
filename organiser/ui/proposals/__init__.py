"""What people ask for: written here, sent to headquarters, seconded, answered."""
