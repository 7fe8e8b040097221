"""Is it the derivative? A verdict that carries its evidence."""
