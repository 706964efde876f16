"""The rule book: YAML files in, frozen rules out."""
