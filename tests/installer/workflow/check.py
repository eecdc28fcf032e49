#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Asserts what the workflow and the scripts it calls have to agree in; the scripts run against stand-ins for the programs of
the systems they are for, which write down how they were called."""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree

import yaml

SOURCES = pathlib.Path(os.environ["SOURCES"])
INSTALLER = SOURCES / "installer"
sys.dont_write_bytecode = True
sys.path.insert(0, str(INSTALLER / "windows"))
import wix  # pylint: disable=wrong-import-position
from table import Table  # pylint: disable=wrong-import-position

WIX = "{http://wixtoolset.org/schemas/v4/wxs}"
WORKFLOW = yaml.safe_load((SOURCES / ".github" / "workflows" / "build.yml").read_text())
JOBS = WORKFLOW["jobs"]


def steps(job):
    return JOBS[job]["steps"]


def commands(job):
    return "\n".join(step.get("run", "") for step in steps(job))


def triplet(path):
    return dict(re.findall(r"^set\((\w+) (\S+)\)$", path.read_text(), re.MULTILINE))


class StandIns:
    """A folder of programs in front of all others."""

    def __init__(self, *names):
        self._folder = tempfile.TemporaryDirectory()
        self.path = pathlib.Path(self._folder.name)
        self.bin = self.path / "bin"
        self.bin.mkdir()
        for name in names:
            self.add(name)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._folder.cleanup()

    def add(self, name, more="", folder=None):
        """`more`: what it does besides, in the shell."""
        program = (folder or self.bin) / name
        program.write_text('#!/bin/sh\n{ printf "%s\\037" "' + name + f'" "$@"; echo; }} >>"{self.path}/log"\n{more}\n')
        program.chmod(0o755)

    def run(self, script, *arguments, **environment):
        """What was called, a list of words each."""
        (self.path / "log").write_text("")
        base = {"HOME": str(self.path), "PATH": f"{self.bin}:/usr/bin:/bin", "RUNNER_TEMP": str(self.path)}
        subprocess.run([script, *arguments], check=True, cwd=self.path, env={**base, **environment},
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return [line.rstrip("\037").split("\037") for line in (self.path / "log").read_text().splitlines()]


def option(words, name):
    """The value behind an option, as `--name value`, `--name=value` or `-DNAME=value`."""
    for word, following in zip(words, [*words[1:], None]):
        if word == name:
            return following
        if word.startswith(name + "="):
            return word[len(name) + 1:]
    return None


class Workflow(unittest.TestCase):
    def test_every_script_is_there_and_can_be_run(self):
        named = set(re.findall(r"(?:^|\s)((?:installer|tests|\.ci)/[\w./-]+)", "\n".join(map(commands, JOBS)), re.MULTILINE))
        self.assertLessEqual({"installer/macos/libraries", "installer/macos/prepare-signing", "installer/macos/notarize",
                              "installer/windows/libraries", "installer/windows/package-msvc"}, named)
        for script in named:
            self.assertTrue(os.access(SOURCES / script, os.X_OK), script)
            self.assertEqual(subprocess.run(["bash", "-n", SOURCES / script], check=False).returncode, 0, script)

    def test_presets_are_there(self):
        presets = {preset["name"] for preset in json.loads((SOURCES / "CMakePresets.json").read_text())["configurePresets"]}
        for job in ("macos", "windows"):
            named = re.findall(r"cmake --preset (\w+)", commands(job))
            self.assertTrue(named)
            self.assertLessEqual(set(named), presets)

    def test_options_are_the_projects_own(self):
        texts = [path.read_text() for path in SOURCES.rglob("*")
                 if (path.name == "CMakeLists.txt" or path.suffix == ".cmake")
                 and not path.relative_to(SOURCES).parts[0].startswith("build")]
        for job in ("macos", "windows"):
            for name in re.findall(r"-D(FAIRLEAD_\w+)=", commands(job)):
                self.assertTrue(any(re.search(rf"(option|find_program)\({name}\b", text) for text in texts), name)

    def test_systems_and_compilers_are_named(self):
        """A newer one comes under the name `latest` one day, and this Qt is too old for it."""
        for job in ("macos", "windows"):
            self.assertNotIn("latest", JOBS[job]["runs-on"])
        self.assertRegex(JOBS["macos"]["env"]["DEVELOPER_DIR"], r"^/Applications/Xcode_1[56]\.[0-2]\.app/")

    def test_qt_is_the_same_on_both(self):
        given = [step["with"] for job in ("macos", "windows") for step in steps(job)
                 if step.get("uses", "").startswith("jurplel/install-qt-action@")]
        self.assertEqual(len(given), 2)
        self.assertEqual(given[0]["version"], given[1]["version"])
        self.assertEqual(given[0]["modules"], given[1]["modules"])
        self.assertLessEqual({"qtwebengine", "qthttpserver"}, set(given[0]["modules"].split()))

    def test_one_oldest_macos(self):
        minimum = os.environ["MINIMUM"]
        self.assertEqual(JOBS["macos"]["env"]["MACOSX_DEPLOYMENT_TARGET"], minimum)
        self.assertIn(f"-DCMAKE_OSX_DEPLOYMENT_TARGET={minimum}", commands("macos"))
        self.assertIn(f"MACOSX_DEPLOYMENT_TARGET:-{minimum}}}", (INSTALLER / "macos" / "libraries").read_text())
        self.assertIn(f"macOS {float(minimum):g} and later", (SOURCES / "README.md").read_text())

    def test_what_is_built_is_kept_for_the_next_run(self):
        for job in ("macos", "windows"):
            words = JOBS[job]["env"]["VCPKG_BINARY_SOURCES"].split(";")
            self.assertEqual(words[0], "clear")
            self.assertEqual(len(words), 2)
            kind, folder, access = words[1].split(",")
            self.assertEqual((kind, access), ("files", "readwrite"))
            kept = [step["with"]["path"] for step in steps(job) if step.get("uses", "").startswith("actions/cache@")]
            self.assertEqual(["${{ github.workspace }}/" + path for path in kept], [folder])

    def test_linker_and_compiler_are_microsofts(self):
        build = next(step for step in steps("windows") if "cmake --preset" in step.get("run", ""))
        self.assertEqual((build["env"]["CC"], build["env"]["CXX"]), ("cl", "cl"))

    def test_windows_checks_out_the_files_as_they_are(self):
        runs = [step.get("run", step.get("uses", "")) for step in steps("windows")]
        self.assertLess(runs.index("git config --global core.autocrlf false"),
                        next(place for place, run in enumerate(runs) if run.startswith("actions/checkout@")))

    def test_secrets_reach_only_the_steps_that_sign(self):
        signing = {"Certificate", "Installers"}
        for job in JOBS:
            for part in [{"env": JOBS[job].get("env", {})}, *steps(job)]:
                if part.get("name") not in signing:
                    self.assertNotIn("secrets.", json.dumps(part), part.get("name"))


class Triplets(unittest.TestCase):
    FILES = sorted(INSTALLER.glob("*/triplets/*.cmake"))

    def test_release_alone(self):
        """What is copied from vcpkg has no folder for debug libraries."""
        self.assertEqual(len(self.FILES), 3)
        for path in self.FILES:
            self.assertEqual(triplet(path)["VCPKG_BUILD_TYPE"], "release", path.name)
            self.assertEqual(triplet(path)["VCPKG_LIBRARY_LINKAGE"], "static", path.name)
            self.assertRegex(path.stem, r"^[a-z0-9-]+$", "vcpkg takes no other name")

    def test_macos_is_the_oldest_declared(self):
        for name, architecture in (("arm64", "arm64"), ("x64", "x86_64")):
            given = triplet(INSTALLER / "macos" / "triplets" / f"{name}-osx-fairlead.cmake")
            self.assertEqual(given["VCPKG_OSX_DEPLOYMENT_TARGET"], os.environ["MINIMUM"])
            self.assertEqual((given["VCPKG_TARGET_ARCHITECTURE"], given["VCPKG_OSX_ARCHITECTURES"]), (name, architecture))


# Puts a library of each kind where vcpkg does.
VCPKG = """for word; do case $word in --triplet=*) t=${word#--triplet=};; --vcpkg-root=*) r=${word#--vcpkg-root=};; esac; done
mkdir -p "$r/installed/$t/include" "$r/installed/$t/lib" "$r/installed/$t/share/thing" "$r/installed/$t/share/unofficial-sodium"
echo "$t" >"$r/installed/$t/lib/libthing.a"; echo "VCPKG_ROOT=${VCPKG_ROOT-unset}" >"$r/seen" """


class Libraries(unittest.TestCase):
    def called(self, system, *more):
        with StandIns("git", "cmake") as stand:
            root = stand.path / "vcpkg"
            root.mkdir()
            stand.add("vcpkg", VCPKG, root)
            stand.add("lipo", 'cat "$2" "$3" >"$5"')
            stand.add("cygpath", 'echo "$2"')
            calls = stand.run(INSTALLER / system / "libraries", str(stand.path / "prefix"), QT_ROOT_DIR="/qt",
                              VCPKG_INSTALLATION_ROOT=str(root), VCPKG_ROOT="/of/visual/studio")
            self.assertEqual((root / "seen").read_text(), "VCPKG_ROOT=unset\n")
            archive = (stand.path / "prefix" / "lib" / "libthing.a").read_text().split()
            self.assertEqual([path.name for path in (stand.path / "prefix" / "share").iterdir()], ["thing"],
                             "configurations that do without vcpkg's toolchain")
            for call in calls:
                if call[0] == "vcpkg":
                    self.assertIn("--classic", call)
                    self.assertEqual(option(call, "--vcpkg-root"), str(root))
                    overlay = pathlib.Path(option(call, "--overlay-triplets"))
                    self.assertTrue((overlay / (option(call, "--triplet") + ".cmake")).is_file(), call)
            return calls, archive

    def configured(self, calls):
        found = [call for call in calls if call[0] == "cmake" and "-S" in call]
        self.assertEqual([pathlib.Path(option(call, "-S")).name for call in found], ["qtkeychain", "qcoro"])
        for call in found:
            self.assertEqual(option(call, "-DCMAKE_PREFIX_PATH"), "/qt")
            self.assertTrue(option(call, "-DCMAKE_INSTALL_PREFIX").endswith("/prefix"))
        return found

    def test_macos_has_both_architectures_in_one_file(self):
        calls, archive = self.called("macos")
        self.assertEqual(archive, ["arm64-osx-fairlead", "x64-osx-fairlead"])
        for call in self.configured(calls):
            self.assertEqual(option(call, "-DCMAKE_OSX_ARCHITECTURES"), "arm64;x86_64")
            self.assertEqual(option(call, "-DCMAKE_OSX_DEPLOYMENT_TARGET"), os.environ["MINIMUM"])

    def test_windows_is_built_by_microsofts_compiler(self):
        calls, archive = self.called("windows")
        self.assertEqual(archive, ["x64-windows-fairlead"])
        for call in self.configured(calls):
            self.assertEqual(option(call, "-DCMAKE_CXX_COMPILER"), "cl")

    def test_all_that_the_programs_link(self):
        for system in ("macos", "windows"):
            for call in self.called(system)[0]:
                if call[0] == "vcpkg":
                    self.assertLessEqual({"sqlitecpp", "simdjson", "libsodium", "tl-expected", "openssl"}, set(call))


# In place of Qt's: tells what it is asked to deploy, and where to.
DEPLOY = """function(qt_deploy_runtime_dependencies)
    file(WRITE "${CMAKE_INSTALL_PREFIX}/asked" "${QT_DEPLOY_BIN_DIR} ${QT_DEPLOY_PLUGINS_DIR} ${ARGV}")
endfunction()
"""
INSTALL = """set(QT_DEPLOY_SUPPORT "{folder}/support.cmake")
set(DEPLOY_PROGRAM fairlead.exe)
set(DEPLOY_PROGRAMS fairleadctl.exe fairlead-signin.exe)
configure_file("{script}" "{folder}/deploy.cmake" @ONLY)
set(CMAKE_INSTALL_PREFIX "{folder}")
include("{folder}/deploy.cmake")
"""


class Windows(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def test_all_programs_are_deployed_to_their_own_folder(self):
        (self.folder / "support.cmake").write_text(DEPLOY)
        script = INSTALLER / "windows" / "deploymsvc.cmake.in"
        (self.folder / "install.cmake").write_text(INSTALL.format(folder=self.folder, script=script))
        subprocess.run(["cmake", "-P", self.folder / "install.cmake"], check=True)
        binaries, plugins, asked = (self.folder / "asked").read_text().split(" ", 2)
        self.assertEqual((binaries, plugins), (".", "."))
        self.assertEqual(asked.split(";"), ["EXECUTABLE", "fairlead.exe", "ADDITIONAL_EXECUTABLES", "fairleadctl.exe",
                                            "fairlead-signin.exe", "NO_COMPILER_RUNTIME"])
        paths = dict(re.findall(r"^(\w+) = (.+)$", (self.folder / "qt.conf").read_text(), re.MULTILINE))
        self.assertEqual({paths[name] for name in ("Prefix", "Binaries", "LibraryExecutables", "Plugins", "Data")}, {"."})

    def source_for_wix(self):
        """What WiX 4 is given for a staged folder."""
        stage = self.folder / "stage"
        for name in ("fairlead.exe", "fairleadctl.exe", "platforms/qwindows.dll"):
            (stage / name).parent.mkdir(parents=True, exist_ok=True)
            (stage / name).write_text(name)
        for name in ("icon", "comeback"):
            (self.folder / name).touch()
        product = {"name": "Fairlead", "vendor": "v", "summary": "s", "homepage": "h", "copyright": "c", "version": "1.2.3",
                   "upgradeCode": "B5AC4AE3-EE5D-4CF0-A6BA-19FF56DF3776", "appUserModelId": "a",
                   "icon": str(self.folder / "icon"), "comeback": str(self.folder / "comeback")}
        return xml.etree.ElementTree.parse(wix.write(Table(product, stage), self.folder, wix.WIX4)).getroot()

    def test_wix_finds_every_staged_file_without_a_link(self):
        root = self.source_for_wix()
        files = [pathlib.Path(file.get("Source")) for file in root.iter(WIX + "File")]
        self.assertEqual(sorted(path.name for path in files), ["fairlead.exe", "fairleadctl.exe", "qwindows.dll"])
        for path in files:
            self.assertEqual(path.read_text(), path.relative_to(self.folder / "stage").as_posix())
        self.assertEqual([path for path in self.folder.rglob("*") if path.is_symlink()], [])

    def test_wix_has_everything_in_the_one_package(self):
        root = self.source_for_wix()
        self.assertEqual(root.tag, WIX + "Wix")
        package = root.find(WIX + "Package")
        self.assertEqual((package.get("Scope"), package.get("Version")), ("perMachine", "1.2.3"))
        components = {component.get("Id") for component in root.iter(WIX + "Component")}
        self.assertEqual(components, {reference.get("Id") for reference in root.iter(WIX + "ComponentRef")})
        actions = [action.get("Id") for action in root.iter(WIX + "CustomAction")]
        self.assertEqual(actions, [custom.get("Action") for custom in root.iter(WIX + "Custom")])
        self.assertIn("AskToFinish", actions)
        self.assertEqual([one.get("Win64") for one in root.iter() if one.get("Win64")], [], "WiX 3's word")


class Notary(unittest.TestCase):
    SECRETS = {"CERTIFICATE": "Y2VydGlmaWNhdGU=", "CERTIFICATE_PASSWORD": "p", "IDENTITY": "Developer ID Application: Somebody",
               "NOTARY_KEY": "a2V5", "NOTARY_KEY_ID": "ID", "NOTARY_ISSUER": "issuer"}

    def test_profile_is_looked_for_where_it_was_kept(self):
        with StandIns("security", "xcrun", "codesign", "spctl") as stand:
            handed_on = stand.path / "environment"
            kept = stand.run(INSTALLER / "macos" / "prepare-signing", GITHUB_ENV=str(handed_on), **self.SECRETS)
            stored = next(call for call in kept if "store-credentials" in call)
            keychain = option(stored, "--keychain")
            self.assertIn(["security", "create-keychain", "-p", kept[0][3], keychain], kept)
            profile = stored[stored.index("store-credentials") + 1]
            later = dict(line.split("=", 1) for line in handed_on.read_text().splitlines())
            calls = stand.run(INSTALLER / "macos" / "notarize", "/some.dmg", **later)
            submitted = next(call for call in calls if "submit" in call)
            self.assertEqual(option(submitted, "--keychain"), keychain)
            self.assertEqual(option(submitted, "--keychain-profile"), profile)
            self.assertIn(self.SECRETS["IDENTITY"], next(call for call in calls if call[0] == "codesign"))
            self.assertEqual([*stand.path.rglob("*.p8"), *stand.path.rglob("*.p12")], [], "left in the runner's folder")

    def test_of_the_persons_own_keychain(self):
        with StandIns("xcrun", "codesign", "spctl") as stand:
            calls = stand.run(INSTALLER / "macos" / "notarize", "/some.dmg", FAIRLEAD_SIGN_IDENTITY="i",
                              FAIRLEAD_NOTARY_PROFILE="mine")
            submitted = next(call for call in calls if "submit" in call)
            self.assertNotIn("--keychain", submitted)
            self.assertEqual(option(submitted, "--keychain-profile"), "mine")

    def test_without_secrets_nothing_is_signed_and_nothing_fails(self):
        with StandIns("security", "xcrun", "codesign", "spctl") as stand:
            handed_on = stand.path / "environment"
            self.assertEqual(stand.run(INSTALLER / "macos" / "prepare-signing", GITHUB_ENV=str(handed_on)), [])
            self.assertFalse(handed_on.exists())
            self.assertEqual(stand.run(INSTALLER / "macos" / "notarize", "/some.dmg"), [])


if __name__ == "__main__":
    unittest.main()
