"""The model on this machine: its weights, and the engine that serves them."""
