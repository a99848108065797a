"""The formats: one module each, with `write(material, place)`; `index/interchange/registry.py` has a row for each."""
