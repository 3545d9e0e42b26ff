"""Settings, addresses, servers: how one installation is put together."""
