"""Settings: which store, which plan, which language, who is at the keyboard.

Read once, in this order: the command line, the environment, `config.toml` in the user's configuration folder, else
what stands here. Asking for a folder does not make it.
"""

import getpass
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path

from asftui.errors import UsageError
from asftui.i18n import LANGUAGES, _
from asftui.text import clean

APP = "asftui"
GLYPHS = ("full", "windows", "ascii")
ROLES = ("administrator", "editor", "reader")


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What holds for one run of the program."""

    store: str
    """Path of the store's file."""
    user: str
    """Who is at the keyboard: written beside every change."""
    plan: str = ""
    """Code of the plan to show; empty: the one whose period holds today, else the latest."""
    lang: str = "sv"
    """Language of the screens: `sv` or `en`."""
    glyphs: str = ""
    """Which signs the terminal's font has: `full`, `windows` or `ascii`; empty: by the terminal's encoding."""
    role: str = "administrator"
    """What the user may see: health data of individuals is the administrator's."""


def config_file(environ: Mapping[str, str]) -> Path:
    """Return where the user's settings stand, whether or not the file is there."""
    return Path(environ.get("ASFTUI_CONFIG") or Path(_folder("user_config_dir")) / "config.toml")


def data_folder() -> Path:
    """Return the folder of the user's own store, whether or not it is there."""
    return Path(_folder("user_data_dir"))


def profile_folder(environ: Mapping[str, str]) -> Path:
    """Return the folder in which a user keeps import profiles of their own, whether or not it is there."""
    return config_file(environ).parent / "imports"


def load_settings(environ: Mapping[str, str], **given: str | None) -> Settings:
    """Return the settings of this run.

    Args:
        environ: the process's environment.
        given: settings from the command line by name; None where it says nothing.

    Raises:
        UsageError: a setting is unknown or has a value that cannot be.
    """
    stands = _read_file(config_file(environ))
    for name in ("store", "user", "lang"):
        if value := environ.get(f"ASFTUI_{name.upper()}"):
            stands[name] = value
    stands.update({name: value for name, value in given.items() if value is not None})
    if "user" in stands:  # it is shown beside every change
        stands["user"] = clean(stands["user"])
    store = stands.pop("store", "") or str(data_folder() / "asftui.db")
    settings = replace(Settings(store=store, user=stands.pop("user", "") or _login(environ)), **stands)
    for name, allowed in (("lang", LANGUAGES), ("glyphs", ("", *GLYPHS)), ("role", ROLES)):
        if getattr(settings, name) not in allowed:
            raise UsageError(
                _('"{value}" is not a value of {name}').format(value=getattr(settings, name), name=name),
                remedy=_("Choose one of: {values}.").format(values=", ".join(filter(None, allowed))),
            )
    return settings


def _folder(kind: str) -> str:
    import platformdirs  # a command with --store never needs it

    return str(getattr(platformdirs, kind)(APP, appauthor=False))


def _login(environ: Mapping[str, str]) -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container's user without a name
        return environ.get("USER", "") or f"uid-{os.getuid()}"


def _read_file(path: Path) -> dict[str, str]:
    try:
        text = path.read_text(encoding="utf-8-sig")  # as Windows' editors save it
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(_("The settings cannot be read"), where=str(path), remedy=str(error)) from error
    try:
        found = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise UsageError(_("The settings are not valid TOML"), where=str(path), remedy=str(error)) from error
    known = {f.name for f in fields(Settings)}
    for name, value in found.items():
        if name not in known or not isinstance(value, str):
            raise UsageError(
                _('"{name}" is no setting, or its value is no text').format(name=name),
                where=str(path),
                remedy=_("The settings are: {names}.").format(names=", ".join(sorted(known))),
            )
    if "store" in found:
        found["store"] = str(Path(found["store"]).expanduser())
    return found
