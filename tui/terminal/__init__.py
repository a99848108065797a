"""The terminal below Textual: what is sent to it, how it is taken and given back."""
