"""The line to headquarters on screen: exchanges, what met, the laptops of the committee."""
