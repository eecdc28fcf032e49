"""processes.py PROGRAM: ids of the Windows processes of that name in the prefix of WINEPREFIX, one a line."""
import os
import sys
from pathlib import Path

wanted = ("WINEPREFIX=" + os.environ["WINEPREFIX"]).encode()
for process in Path("/proc").glob("[0-9]*"):
    try:
        environment = (process / "environ").read_bytes().split(b"\0")
        program = (process / "cmdline").read_bytes().split(b"\0")[0].decode(errors="replace")
    except OSError:
        continue  # ended meanwhile, or somebody else's
    if wanted in environment and program.replace("\\", "/").rsplit("/", 1)[-1].lower() == sys.argv[1].lower():
        print(process.name)
