"""How a secret store fails."""


class SecretFailure(Exception):
    """A secret cannot be had; the message holds no value."""
