"""The packaging table, with the product's names filled in and the staged files listed."""
import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Key:
    """A registry value below the installation's root."""
    key: str
    name: str
    value: str
    property: str  # written only where it is 1; empty: always
    shared: bool   # the key outlives the value


class Table:
    """What both packers read."""

    def __init__(self, product, stage):
        with open(Path(__file__).resolve().parent / "table.toml", "rb") as file:
            data = tomllib.load(file)
        self.product = product
        self.stage = stage
        self.install = data["install"]
        self.properties = {row["name"]: row["default"] for row in data["property"]}
        self.shortcuts = data["shortcut"]
        self.keys = [Key(self._named(row["key"]), row["name"], self._named(row["value"]), row.get("property", ""),
                         row.get("shared", False)) for row in data["key"]]
        # Programs last: an upgrade that is cut off leaves the old ones in place for as long as possible.
        found = (path for path in stage.rglob("*") if path.is_file())
        self.files = sorted((path.relative_to(stage).as_posix() for path in found),
                            key=lambda name: (name.endswith(".exe"), name))
        self.folders = sorted({str(parent.as_posix()) for name in self.files for parent in Path(name).parents} - {"."},
                              reverse=True)
        for name in self.files:
            name.encode("ascii")  # setup.exe reads its list a byte a character
        if not self.files:
            raise SystemExit(f"nothing staged in {stage}")

    def _named(self, text):
        return text.replace("{identity}", self.product["appUserModelId"]).replace("{product}", self.product["name"])

    def size(self):
        """Of all files, in KiB."""
        return sum((self.stage / name).stat().st_size for name in self.files) // 1024
