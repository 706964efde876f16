"""How good the rules are, measured on stories whose artefacts people have marked."""
