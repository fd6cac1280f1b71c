"""The screens, the only rooms that know Qt."""
