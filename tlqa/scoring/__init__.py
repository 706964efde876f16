"""From findings to a score: pure formulas, the profiles that set them, and the score's signature."""
