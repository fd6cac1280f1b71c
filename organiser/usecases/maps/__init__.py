"""The map: shapes without a network, and figures by commune and by street."""
