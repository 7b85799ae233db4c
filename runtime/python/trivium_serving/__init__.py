"""What answers requests with a packed model: one core, and a thin adapter for each platform."""
