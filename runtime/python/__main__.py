"""Entry of the bundle: `python3 bundle.zip run …`."""
import sys

from trivium_runtime.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
