"""`python -m camket` is the same as the `camket` command."""

from camket.cli import main

main()
