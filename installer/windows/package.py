"""Packs a staged folder for Windows: setup.exe by makensis and the MSI by wixl or WiX 4, both from table.toml.

package.py --product product.json --comeback DLL --stage DIR --work DIR --into DIR --makensis PROGRAM --wix PROGRAM
"""
import argparse
import json
import subprocess
from pathlib import Path

import nsis
import wix
from table import Table

parser = argparse.ArgumentParser()
parser.add_argument("--compressor", default="lzma")
for option in ("product", "comeback", "stage", "work", "into", "makensis", "wix"):
    parser.add_argument(f"--{option}", required=True, type=Path)
options = parser.parse_args()

table = Table(json.loads(options.product.read_text(encoding="utf-8")), options.stage.resolve())
table.product["comeback"] = options.comeback.resolve()
options.work.mkdir(parents=True, exist_ok=True)
options.into.mkdir(parents=True, exist_ok=True)
options.work, options.into = options.work.resolve(), options.into.resolve()
base = f"{table.product['name']}-{table.product['version']}-x64"


def run(*command):
    """Says what a packer has to say only where it fails."""
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False, cwd=options.work)
    if done.returncode:
        raise SystemExit(f"{command[0]} failed:\n{done.stdout}{done.stderr}")


setup = options.into / f"{base}-setup.exe"
nsis.write(table, options.work)
here = Path(__file__).resolve().parent
run(options.makensis, "-V2", "-WX", "-NOCD", f"-DCOMPRESSOR={options.compressor}", f"-DOUT={setup}", f"-DGENERATED={options.work}", here / "setup.nsi")

package = options.into / f"{base}.msi"
if options.wix.stem == "wixl":
    source = wix.write(table, options.work, wix.WIXL)
    run(options.wix, "--arch", "x64", "--output", package, source)
    wix.complete(table, package)
else:
    source = wix.write(table, options.work, wix.WIX4)
    run(options.wix, "build", "-arch", "x64", "-out", package, source)

for result in (setup, package):
    print(f"{result} {result.stat().st_size}")
