"""What is asked of git: a program run with a list of arguments, whose answers are data."""
