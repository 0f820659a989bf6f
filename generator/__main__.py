"""`python -m generator` is `twinspec`."""

from .cli import main

if __name__ == "__main__":
    main()
