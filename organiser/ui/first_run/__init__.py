"""The first start: language, committee, password, recovery code."""
