"""The rights desk: what people ask for, how long they are kept, what the law wants on paper."""
