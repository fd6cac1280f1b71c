"""Drives to reach the people of a list: launched, carried on, closed, told of."""
