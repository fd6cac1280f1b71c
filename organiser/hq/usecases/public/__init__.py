"""What the public site shows and takes: committees on a map, those who sign up with one."""
