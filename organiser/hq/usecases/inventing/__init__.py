"""Invents a country for who tries the server: nobody in it is real."""
