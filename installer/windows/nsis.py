"""What setup.nsi includes: names, files and keys as macros."""


def _quoted(text):
    return "'" + text.replace("$", "$$").replace("{folder}", "$INSTDIR") + "'"


def _windows(name):
    return name.replace("/", "\\")


def _defines(table):
    product = table.product
    rows = {"PRODUCT": product["name"], "VENDOR": product["vendor"], "VERSION": product["version"],
            "SUMMARY": product["summary"], "HOMEPAGE": product["homepage"], "COPYRIGHT": product["copyright"],
            "IDENTITY": product["appUserModelId"], "ICON": product["icon"], "SIZE": str(table.size()),
            "STAGE": str(table.stage), "COMEBACK": str(product["comeback"]), "INSTALL_KEY": table.install["key"],
            "INSTALL_FOLDER": table.install["folder"], "INSTALL_KIND": table.install["kind"]}
    rows |= {f"DEFAULT_{name}": value for name, value in table.properties.items()}
    return [f"!define {name} '{value}'" for name, value in rows.items()]


def _macro(name, lines):
    return [f"!macro {name}", *lines, "!macroend"]


def _write_keys(table):
    lines = []
    for row in table.keys:
        write = f"WriteRegStr SHCTX '{row.key}' '{row.name}' {_quoted(row.value)}"
        if row.property:
            lines += ["${If} $" + row.property + " == 1", f"  {write}", "${EndIf}"]
        else:
            lines.append(write)
    return lines


def _delete_keys(table):
    """Of a key that others may have taken over only what is still ours."""
    lines = []
    for row in table.keys:
        if row.shared:
            lines += [f"ReadRegStr $0 SHCTX '{row.key}' '{row.name}'", "${If} $0 == " + _quoted(row.value),
                      f"  DeleteRegValue SHCTX '{row.key}' '{row.name}'", "${EndIf}"]
        else:
            lines.append(f"DeleteRegKey SHCTX '{row.key}'")
    return lines


def write(table, work):
    """generated.nsh, and the list of files that is installed with them."""
    listed = [_windows(name) for name in table.files] + [_windows(name) + "\\" for name in table.folders]
    (work / "files.txt").write_bytes("".join(f"{line}\r\n" for line in listed).encode("ascii"))
    lines = _defines(table)
    lines += _macro("WriteKeys", _write_keys(table))
    lines += _macro("DeleteKeys", _delete_keys(table))
    shortcuts = [(f"$SMPROGRAMS\\{row['name']}.lnk", f"$INSTDIR\\{row['program']}", row.get("identity", False))
                 for row in table.shortcuts]
    make = []
    for link, program, identity in shortcuts:
        make.append(f'CreateShortcut "{link}" "{program}"')
        if identity:
            make.append(f'!insertmacro IdentifyShortcut "{link}"')
    lines += _macro("WriteShortcuts", make)
    lines += _macro("DeleteShortcuts", [f'Delete "{link}"' for link, _, _ in shortcuts])
    (work / "generated.nsh").write_text("\n".join(lines) + "\n", encoding="utf-8")
