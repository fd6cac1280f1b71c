"""What templates may say besides what Django lets them."""
