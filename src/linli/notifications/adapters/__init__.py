"""The outside world: mail servers, message gateways, other systems. Each send carries an id by which doubles show."""
