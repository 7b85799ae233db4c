"""Registering versions of models where the platform's pipelines have no step for it that fits."""
