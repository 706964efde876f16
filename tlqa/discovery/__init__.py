"""Which files are stories to check: those named, less what git and the configuration leave out.

``walk`` finds them, ``ignore`` says what is left out, ``changed`` what git says is new.
"""
