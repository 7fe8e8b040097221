"""SymPy in a process of its own, which can be killed at its deadline."""
