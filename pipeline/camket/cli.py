"""The `camket` command. Commands are imported when used, so help and errors are immediate."""

from __future__ import annotations

import importlib
import signal
import sys
import unicodedata

import click

from camket.errors import CamketError
from camket.version import __version__

EXIT_OK, EXIT_SOME_FAILED, EXIT_REFUSED = 0, 1, 2

_COMMANDS = {
    "run": ("cli_run", "Read files and write structured commitments (JSON Lines)."),
    "show": ("cli_show", "Show one file in the terminal: outline, commitments, facts."),
    "verify": ("cli_verify", "Re-read the sources and prove every span of a records file."),
    "schema": ("cli_schema", "Print the JSON Schema of a record."),
    "settings": ("cli_schema", "Print the resolved settings."),
    "doctor": ("cli_doctor", "Say which file formats this machine can read."),
    "evaluate": ("cli_evaluate", "Score the pipeline on annotated documents."),
    "train": ("cli_train", "Rebuild a model from corpora/."),
    "batch": ("cli_batch", "Run a whole archive: shards, resume, every file accounted for."),
    "stats": ("cli_batch", "Summarise a batch folder as a table and an HTML page."),
    "track": ("cli_track", "Follow commitments over years and reports."),
}


class _LazyGroup(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name for name in _COMMANDS if self._home(name)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        home = self._home(cmd_name)
        if home is None:
            return None
        command = getattr(importlib.import_module(f"camket.{home}"), cmd_name)
        return command if isinstance(command, click.Command) else None

    @staticmethod
    def _home(name: str) -> str | None:
        return _COMMANDS[name][0] if name in _COMMANDS else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in _COMMANDS.items()])


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="camket")
def camket() -> None:
    """Structured commitments from Vietnamese administrative texts.

    Cam kết có cấu trúc từ văn bản hành chính tiếng Việt.
    """


def say(message: str) -> None:
    """One line to standard error, in NFC."""
    click.echo(unicodedata.normalize("NFC", message), err=True)


def main() -> None:
    """Run the command line: 0 clean, 1 some files failed, 2 refused; never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    try:
        code = camket.main(standalone_mode=False)
    except click.exceptions.Abort:
        say("camket: stopped")
        sys.exit(130)
    except click.ClickException as error:
        say(f"camket: {error.format_message()}")
        sys.exit(EXIT_REFUSED)
    except CamketError as error:
        say(f"camket: {error}")
        sys.exit(EXIT_REFUSED)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except OSError as error:
        say(f"camket: {error.filename or 'output'}: {error.strerror or error}")
        sys.exit(EXIT_REFUSED)
    sys.exit(code if isinstance(code, int) else EXIT_OK)
