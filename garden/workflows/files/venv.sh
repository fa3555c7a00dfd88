apt-get update -qq && apt-get install -y -qq python3-venv >/dev/null
python3 -m venv "$HOME/garden"
"$HOME/garden/bin/pip" install -r requirements.txt
ln -s "$HOME/garden/bin/garden" /usr/local/bin/garden
