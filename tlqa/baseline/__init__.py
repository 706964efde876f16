"""The baseline: findings that were there when the checking began, and are accepted until somebody mends them.

``entries`` says what one is, ``file`` reads and writes them, ``match`` says which finding is which entry.
"""
