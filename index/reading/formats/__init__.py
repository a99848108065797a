"""One module a format, with its rule and its reader in `FORMATS`; a module that is put here is one more format."""
