"""The desk where the reading of sheets is trained: invented hands, spoiled pictures; not shipped."""
