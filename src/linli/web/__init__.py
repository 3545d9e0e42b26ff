"""Base templates, components, style tokens, access guard and refusal pages."""
