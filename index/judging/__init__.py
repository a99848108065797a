"""How right the program is on a collection: what to ask people, what their answers say, how far two people agree."""
