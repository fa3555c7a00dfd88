"""What pages show: a garden seen through addresses, cut into plain values for templates."""
