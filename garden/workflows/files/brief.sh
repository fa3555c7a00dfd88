garden brief "$BASE..$HEAD" --output brief.md
if [ -s brief.md ]; then
  garden invite "$BASE..$HEAD" --pr "$NUMBER" --author="${AUTHOR:-}" >> brief.md
fi
