"""Headquarters' server: the committees' door, their records, who may read what."""
