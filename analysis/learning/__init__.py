"""Learn from annotated texts what the measures carry with them as data; no measure needs this room."""
