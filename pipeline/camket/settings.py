"""Settings: one frozen model, defaults in code, loadable from one TOML file."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from camket.errors import UsageError


class Limits(BaseModel):
    """What one input may cost before it is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    max_bytes: int = Field(default=64_000_000, gt=0)
    """Largest file in bytes."""
    max_unpacked_bytes: int = Field(default=256_000_000, gt=0)
    """Largest total size of a zipped file after unpacking."""
    max_ratio: float = Field(default=200.0, gt=1)
    """Largest unpacked/packed ratio of one member (members under 1 MB are exempt)."""
    max_members: int = Field(default=10_000, gt=0)
    max_depth: int = Field(default=2_000, gt=0)
    """Deepest nesting of markup tags."""
    max_container_depth: int = Field(default=3, gt=0)
    max_pages: int = Field(default=2_000, gt=0)
    max_pixels: int = Field(default=80_000_000, gt=0)
    timeout_s: float = Field(default=60.0, gt=0)
    memory_bytes: int = Field(default=2_000_000_000, gt=0)


class Settings(BaseModel):
    """Everything that can change a record, besides the file and the models."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    limits: Limits = Limits()
    tagger: str = "linear"
    """`linear` (the trained model) or `lexicon`, or the name of an installed plugin."""
    word_segmentation: bool = False
    """Also write word boundaries of every commitment."""

    def digest(self) -> str:
        """SHA-256 of the settings that can change a record."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()

    @classmethod
    def load(cls, path: Path) -> Settings:
        """Read a TOML file; raises `UsageError` naming the first wrong key."""
        try:
            return cls.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
        except OSError as error:
            raise UsageError(f"cannot read settings file {path}: {error.strerror}") from error
        except tomllib.TOMLDecodeError as error:
            raise UsageError(f"settings file {path} is not valid TOML: {error}") from error
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in first["loc"])
            raise UsageError(f"settings file {path}: {where}: {first['msg']}") from error


DEFAULT = Settings()
