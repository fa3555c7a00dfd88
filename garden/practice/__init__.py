"""What a community is to its notes: standing, disagreement, paths, crossings."""
