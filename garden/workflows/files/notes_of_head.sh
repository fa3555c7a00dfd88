git checkout --quiet --detach "$BASE"
git rm -r --quiet --ignore-unmatch -- "$NOTES"
git -c core.symlinks=false checkout --quiet "$HEAD" -- "$NOTES"
