"""The page to paste a story into, and the JSON API under it: a local web application.

The process that listens reads no story: it guards the door (``guard``, ``bodies``), makes jobs of requests
(``asked``) and hands them to processes that hold the rules ready (``pool``, ``work``).
"""
