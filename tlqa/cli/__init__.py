"""The command line: it parses arguments, calls the engine and prints."""
