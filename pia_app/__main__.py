"""`python -m pia_app`: the same as the command pia-app."""

from pia_app.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
