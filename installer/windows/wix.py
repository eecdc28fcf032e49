"""The MSI's source, from the same table: for wixl (WiX 3's language) or WiX 4."""
import shutil
import subprocess
import uuid
from dataclasses import dataclass
from pathlib import PurePosixPath
from xml.sax.saxutils import quoteattr


@dataclass(frozen=True)
class Dialect:
    """Where the two languages differ."""
    namespace: str
    package: bool        # <Package> is the root, conditions are attributes
    standard_folders: bool


WIXL = Dialect("http://schemas.microsoft.com/wix/2006/wi", False, False)
WIX4 = Dialect("http://wixtoolset.org/schemas/v4/wxs", True, True)

# What is never done: files in use are not left for the next start of Windows, and nobody is asked to start it anew.
NEVER_REBOOT = {"REBOOT": "ReallySuppress", "MSIRESTARTMANAGERCONTROL": "Disable"}
# Every file is written, whatever lies there: the folder is ours alone. By its own rules Windows Installer would keep a file
# with a version against wixl's, which have none in the table, decide so before the old version goes, and lose it with that.
# It would keep a file that was cut off and changed since, too.
OVERWRITE = {"REINSTALLMODE": "amus"}
# The old version goes first, two never share a folder; and within the transaction: an upgrade that fails, or is cut off, is
# rolled back to it. (Right after InstallInitialize, 1500; wixl knows only the place in front of it.)
REMOVE_OLD = 1501

# What comeback.c has to say.
SENTENCES = {
    "StillRuns": "{name} still runs, perhaps in another person's session. Quit it there, then try again.",
    "DataStays": "Connections and saved credentials could not be removed, so nothing was. Sign in to the keychain and try "
                 "again, or remove {name} without them.",
}


class Source:
    """One .wxs in the making."""

    def __init__(self, table, dialect):
        self.table, self.dialect = table, dialect
        self.lines, self.conditions, self.depth = [], {}, 0
        # wixl takes no absolute path for anything: write() makes a link. Windows lets not everybody make one.
        self.stage = table.stage.as_posix() if dialect.package else "stage"
        # The same for the same file of every version, as upgrades ask for.
        self.space = uuid.UUID(table.product["upgradeCode"])

    def guid(self, what):
        return str(uuid.uuid5(self.space, what)).upper()

    def open(self, element, **attributes):
        self._line(element, attributes, ">")
        self.depth += 1

    def close(self, element):
        self.depth -= 1
        self.lines.append("  " * self.depth + f"</{element}>")

    def one(self, element, **attributes):
        self._line(element, attributes, "/>")

    def _line(self, element, attributes, end):
        written = "".join(f" {name}={quoteattr(str(value))}" for name, value in attributes.items())
        self.lines.append("  " * self.depth + f"<{element}{written}{end}")

    def component(self, what, condition="", **attributes):
        identity = "c_" + uuid.uuid5(self.space, what).hex
        given = {"Id": identity, "Guid": self.guid(what), **attributes}
        if not self.dialect.package:
            given["Win64"] = "yes"
        if condition and self.dialect.package:
            given["Condition"] = condition
        self.open("Component", **given)
        self.conditions[identity] = condition

    def folders(self, at):
        """The files of a folder, then the folders in it."""
        names = [name for name in self.table.files if PurePosixPath(name).parent.as_posix() == at]
        for name in names:
            self.component(f"file {name}")
            self.one("File", Id="f_" + uuid.uuid5(self.space, name).hex, Source=f"{self.stage}/{name}",
                     Name=PurePosixPath(name).name, KeyPath="yes")
            self.close("Component")
        for folder in sorted(self.table.folders):
            if PurePosixPath(folder).parent.as_posix() == at:
                self.open("Directory", Id="d_" + uuid.uuid5(self.space, folder).hex, Name=PurePosixPath(folder).name)
                self.folders(folder)
                self.close("Directory")

    def keys(self):
        table = self.table
        install = table.install
        rows = [(install["key"], install["folder"], "[INSTALLFOLDER]", ""), (install["key"], install["kind"], "msi", "")]
        # INSTALLFOLDER ends with a backslash.
        rows += [(row.key, row.name, row.value.replace("{folder}\\", "[INSTALLFOLDER]"), row.property)
                 for row in table.keys]
        for key, name, value, wanted in rows:
            self.component(f"key {key} {name}", f"{wanted}=1" if wanted else "")
            given = {"Root": "HKLM", "Key": key, "Type": "string", "Value": value, "KeyPath": "yes"}
            if name:
                given["Name"] = name
            self.one("RegistryValue", **given)
            self.close("Component")

    def shortcuts(self):
        for row in self.table.shortcuts:
            self.component(f"shortcut {row['name']}")
            self.open("Shortcut", Id=f"s_{row['name']}", Name=row["name"], Directory="ProgramMenuFolder",
                      Target=f"[INSTALLFOLDER]{row['program']}", WorkingDirectory="INSTALLFOLDER")
            if row.get("identity") and self.dialect.package:
                self.one("ShortcutProperty", Key="System.AppUserModel.ID", Value=self.table.product["appUserModelId"])
            self.close("Shortcut")
            self.one("RegistryValue", Root="HKLM", Key=self.table.install["key"], Name=f"Shortcut{row['name']}",
                     Type="integer", Value="1", KeyPath="yes")
            self.close("Component")

    def properties(self):
        product = self.table.product
        for name, value in (NEVER_REBOOT | OVERWRITE | {"ARPNOMODIFY": "1", "ARPPRODUCTICON": "fairlead.ico",
                                            "ARPURLINFOABOUT": product["homepage"]}).items():
            self.one("Property", Id=name, Value=value)
        if self.dialect.package:
            for name in [*sorted(self.table.properties), "INSTALLFOLDER"]:
                self.one("Property", Id=name, Secure="yes")
        install = self.table.install
        for name, row in (("OLDFOLDER", install["folder"]), ("OLDKIND", install["kind"])):
            self._search(name, install["key"], row)
        self._search("OWNFOLDER", install["key"], install["folder"], "HKCU")
        run = next(row for row in self.table.keys if row.property == "AUTOSTART")
        self._search("OLDAUTOSTART", run.key, run.name)
        for name, sentence in SENTENCES.items():
            self.one("Property", Id=name, Value=sentence.format(name=self.table.product["name"]))
        self.one("Icon", Id="fairlead.ico", SourceFile="fairlead.ico")
        self.one("Binary", Id="comeback", SourceFile="comeback.dll")

    def _search(self, name, key, value, root="HKLM"):
        self.open("Property", Id=name, **({"Secure": "yes"} if self.dialect.package else {}))
        given = {"Id": f"search_{name.lower()}", "Root": root, "Key": key, "Name": value, "Type": "raw"}
        if not self.dialect.package:
            given["Win64"] = "yes"
        self.one("RegistrySearch", **given)
        self.close("Property")

    def document(self):
        product, name = self.table.product, self.table.product["name"]
        self.lines.append('<?xml version="1.0" encoding="utf-8"?>')
        self.open("Wix", xmlns=self.dialect.namespace)
        common = {"Name": name, "Manufacturer": product["vendor"], "Version": product["version"],
                  "UpgradeCode": product["upgradeCode"], "Language": "1033"}
        if self.dialect.package:
            self.open("Package", **common, Scope="perMachine", Compressed="yes")
            self.one("SummaryInformation", Description=product["summary"])
        else:
            self.open("Product", Id=self.guid(f"product {product['version']}"), **common)
            self.one("Package", InstallerVersion="500", Compressed="yes", InstallScope="perMachine",
                     Description=product["summary"])
        schedule = {"Schedule": "afterInstallInitialize"} if self.dialect.package else {}
        self.one("MajorUpgrade", DowngradeErrorMessage=f"A newer version of {name} is installed.", **schedule)
        self.one("MediaTemplate", EmbedCab="yes")
        self.properties()
        self.places()
        self.feature()
        if self.dialect.package:
            self.actions()
        self.close("Package" if self.dialect.package else "Product")
        self.close("Wix")
        return "\n".join(self.lines) + "\n"

    def actions(self):
        """What complete() writes into an MSI of wixl's."""
        for action, kind, source, target, _, _ in _actions(self.table):
            given = {"Id": action}
            if kind == SETS:
                given |= {"Property": source, "Value": target}
            elif kind == REFUSES:
                given["Error"] = target
            else:
                given |= {"BinaryRef": source, "DllEntry": target, "Return": "ignore" if kind & 64 else "check"}
                if kind in EXECUTE:
                    given |= {"Execute": EXECUTE[kind], "Impersonate": "no"}
            self.one("CustomAction", **given)
        self.open("InstallExecuteSequence")
        for action, _, _, _, condition, sequence in _actions(self.table):
            place = {"OnExit": ON_EXIT[sequence]} if sequence in ON_EXIT else {"Sequence": sequence}
            self.one("Custom", Action=action, Condition=condition, **place)
        self.close("InstallExecuteSequence")

    def places(self):
        if self.dialect.standard_folders:
            self.open("StandardDirectory", Id="ProgramFiles64Folder")
            self._folder()
            self.close("StandardDirectory")
            self.one("StandardDirectory", Id="ProgramMenuFolder")
            return
        self.open("Directory", Id="TARGETDIR", Name="SourceDir")
        self.open("Directory", Id="ProgramFiles64Folder")
        self._folder()
        self.close("Directory")
        self.one("Directory", Id="ProgramMenuFolder")
        self.close("Directory")

    def _folder(self):
        self.open("Directory", Id="INSTALLFOLDER", Name=self.table.product["name"])
        self.folders(".")
        self.keys()
        self.shortcuts()
        self.close("Directory")

    def feature(self):
        self.open("Feature", Id="Program", Title=self.table.product["name"], Level="1")
        for identity in self.conditions:
            self.one("ComponentRef", Id=identity)
        self.close("Feature")


# Kinds of custom actions: a property's value, a refusal, a function of comeback.dll that may fail, or may not. These run at
# once, as the person who installs, without an administrator's rights where consent was asked for; those of the script
# run with it, as SYSTEM: when it gets there, at its end, or when it is undone.
SETS, REFUSES, CALLS, TRIES = 51, 19, 1, 1 + 64
SCRIPTED, COMMITS, UNDOES = 1 + 1024 + 2048, 1 + 64 + 1024 + 512 + 2048, 1 + 64 + 1024 + 256 + 2048
EXECUTE = {SCRIPTED: "deferred", COMMITS: "commit", UNDOES: "rollback"}
# Where the transaction has failed, or the person has cancelled it.
ON_EXIT = {-3: "error", -2: "cancel"}


# What the MSI does besides, as rows of its tables: wixl has no elements for it. Order: after AppSearch (50), which reads what
# is there; before InstallValidate (1400), which looks for files in use, and the first file is touched; after
# InstallFinalize (6600).
def _actions(table):
    name, autostart = table.product["name"], table.properties["AUTOSTART"]
    other = f"{name} was installed by its set-up program: upgrade or remove it with that."
    own = f"{name} is installed for you alone, by its set-up program: remove that first. Your connections stay."
    removed = 'REMOVE="ALL" AND NOT UPGRADINGPRODUCTCODE'
    return [
        *((f"Understand{row.title()}", REFUSES, "", f"{row} takes 0 or 1.", f'{row} AND {row}<>"0" AND {row}<>"1"', place)
          for place, row in enumerate(sorted(table.properties), 51)),
        ("KeepAutostart", SETS, "AUTOSTART", "1", "NOT AUTOSTART AND OLDAUTOSTART", 60),
        ("KeepNoAutostart", SETS, "AUTOSTART", "0", "NOT AUTOSTART AND OLDFOLDER", 61),
        ("ChooseAutostart", SETS, "AUTOSTART", autostart, "NOT AUTOSTART", 62),
        ("OtherSetup", REFUSES, "", other, 'NOT Installed AND OLDKIND="setup"', 63),
        ("KeepFolder", SETS, "INSTALLFOLDER", "[OLDFOLDER]", "OLDFOLDER", 64),
        ("OwnSetup", REFUSES, "", own, "NOT Installed AND OWNFOLDER AND NOT OLDFOLDER", 65),
        ("AskToFinish", CALLS, "comeback", "AskToFinish", "OLDFOLDER", 1390),
        ("RemoveData", CALLS, "comeback", "RemoveData", f"{removed} AND REMOVEDATA=1", 1391),
        # An upgrade removes the old version by its own script, which asks before it does. Undone, the last is the first.
        *((f"Tell{action}", SETS, action, "[OLDFOLDER]|[StillRuns]", "OLDFOLDER", place)
          for place, action in enumerate(("StartUndone", "AskEverybody", "StartEverybody"), 1505)),
        ("StartUndone", UNDOES, "comeback", "StartEverybody", "OLDFOLDER", 1508),
        ("AskEverybody", SCRIPTED, "comeback", "AskEverybody", "OLDFOLDER", 1509),
        ("StartEverybody", COMMITS, "comeback", "StartEverybody", "OLDFOLDER AND NOT UPGRADINGPRODUCTCODE", 6590),
        ("ForgetEntry", TRIES, "comeback", "ForgetEntry", removed, 6601),
        ("StartAgain", TRIES, "comeback", "StartAgain", "NOT UPGRADINGPRODUCTCODE", 6602),
        *((f"StartAgainOn{word.title()}", TRIES, "comeback", "StartAgain", "NOT UPGRADINGPRODUCTCODE", place)
          for place, word in ON_EXIT.items()),
    ]


# Windows Installer looks for what is there before it asks for an administrator, and forgets what is not named here.
FOUND = ["OLDAUTOSTART", "OLDFOLDER", "OLDKIND", "OWNFOLDER"]


def _handed_on(table):
    return sorted([*table.properties, *FOUND, "INSTALLFOLDER"])


def complete(table, package):
    """Adds to what wixl has made."""
    def text(value):
        return "'" + value.replace("'", "''") + "'"

    source = Source(table, WIXL)
    source.document()
    queries = [f"UPDATE `Component` SET `Condition` = {text(condition)} WHERE `Component` = {text(component)}"
               for component, condition in source.conditions.items() if condition]
    secure = ";".join(["WIX_DOWNGRADE_DETECTED", "WIX_UPGRADE_DETECTED", *_handed_on(table)])
    queries.append(f"UPDATE `InstallExecuteSequence` SET `Sequence` = {REMOVE_OLD} WHERE `Action` = 'RemoveExistingProducts'")
    queries.append(f"UPDATE `Property` SET `Value` = {text(secure)} WHERE `Property` = 'SecureCustomProperties'")
    for action, kind, source, target, condition, sequence in _actions(table):
        queries.append("INSERT INTO `CustomAction` (`Action`, `Type`, `Source`, `Target`) VALUES "
                       f"({text(action)}, {kind}, {text(source)}, {text(target)})")
        queries.append("INSERT INTO `InstallExecuteSequence` (`Action`, `Condition`, `Sequence`) VALUES "
                       f"({text(action)}, {text(condition)}, {sequence})")
    queries.append("CREATE TABLE `MsiShortcutProperty` (`MsiShortcutProperty` CHAR(72) NOT NULL, `Shortcut_` CHAR(72) "
                   "NOT NULL, `PropertyKey` CHAR(255) NOT NULL, `PropVariantValue` CHAR(255) NOT NULL "
                   "PRIMARY KEY `MsiShortcutProperty`)")
    for row in table.shortcuts:
        if row.get("identity"):
            queries.append("INSERT INTO `MsiShortcutProperty` (`MsiShortcutProperty`, `Shortcut_`, `PropertyKey`, "
                           f"`PropVariantValue`) VALUES ('Identity{row['name']}', 's_{row['name']}', "
                           f"'System.AppUserModel.ID', {text(table.product['appUserModelId'])})")
    for query in queries:
        done = subprocess.run(["msibuild", str(package), "-q", query], capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(f"msibuild: {done.stderr}\n{query}")


def write(table, work, dialect):
    """Writes the source and gives its path."""
    if not dialect.package:
        link = work / "stage"
        link.unlink(missing_ok=True)
        link.symlink_to(table.stage, target_is_directory=True)
    shutil.copy(table.product["icon"], work / "fairlead.ico")
    shutil.copy(table.product["comeback"], work / "comeback.dll")
    path = work / "fairlead.wxs"
    path.write_text(Source(table, dialect).document(), encoding="utf-8")
    return path
