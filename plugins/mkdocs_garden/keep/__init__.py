"""Pages that need not be made again, because nothing that goes into them has changed."""
