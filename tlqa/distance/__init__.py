"""How far drafts are from references, by sacrebleu's figures; a check of drafts never uses them."""
