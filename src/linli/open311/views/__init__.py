"""The addresses of GeoReport v2; every answer is a document, also a refusal."""
