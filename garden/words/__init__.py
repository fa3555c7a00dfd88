"""Names in prose: terms and where they are used, mentions nobody linked, words nobody explained."""
