#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Asserts what macOS will look for in Fairlead.app, on the laid-out bundle and the sources it is signed with."""
import os
import pathlib
import plistlib
import re
import struct
import subprocess
import tempfile
import unittest

SOURCES = pathlib.Path(os.environ["SOURCES"])
MACOS = SOURCES / "installer" / "macos"
CONTENTS = pathlib.Path(os.environ["LAYOUT"]) / "Fairlead.app" / "Contents"
ICONSET = pathlib.Path(os.environ["ICONSET"])


def plist(path):
    with open(path, "rb") as file:
        return plistlib.load(file)


def png_size(data):
    assert data[:8] == b"\x89PNG\r\n\x1a\n", "no PNG"
    return struct.unpack(">II", data[16:24])


class Bundle(unittest.TestCase):
    def test_layout_is_exactly_this(self):
        files = sorted(str(path.relative_to(CONTENTS)) for path in CONTENTS.rglob("*") if path.is_file())
        programs = ["MacOS/" + name for name in ("fairlead", "fairlead-practice", "fairlead-signin", "fairleadctl")]
        self.assertEqual(files, ["Info.plist", *programs, "Resources/LICENSE", "Resources/de.lproj/InfoPlist.strings",
                                 "Resources/en.lproj/InfoPlist.strings", "Resources/fairlead.icns"])
        for program in programs:
            self.assertTrue(os.access(CONTENTS / program, os.X_OK), program)

    def test_info_names_what_is_there(self):
        info = plist(CONTENTS / "Info.plist")
        self.assertEqual(info["CFBundleIdentifier"], os.environ["BUNDLE_ID"])
        self.assertEqual(info["CFBundleShortVersionString"], os.environ["VERSION"])
        self.assertEqual(info["CFBundleVersion"], os.environ["VERSION"])
        self.assertEqual(info["CFBundlePackageType"], "APPL")
        self.assertTrue((CONTENTS / "MacOS" / info["CFBundleExecutable"]).is_file())
        self.assertTrue((CONTENTS / "Resources" / (info["CFBundleIconFile"] + ".icns")).is_file())
        for language in info["CFBundleLocalizations"]:
            self.assertTrue((CONTENTS / "Resources" / (language + ".lproj")).is_dir(), language)
        self.assertIn(info["CFBundleDevelopmentRegion"], info["CFBundleLocalizations"])
        self.assertRegex(info["LSMinimumSystemVersion"], r"^\d+\.\d+$")
        self.assertNotRegex(str(info), r"@[A-Z_]+@", "a value was not filled in")

    def test_it_lives_in_the_menu_bar(self):
        info = plist(CONTENTS / "Info.plist")
        self.assertIs(info["LSUIElement"], True)
        self.assertIs(info["NSHighResolutionCapable"], True)

    def test_transport_security_opens_this_computer_only(self):
        self.assertEqual(plist(CONTENTS / "Info.plist")["NSAppTransportSecurity"], {"NSAllowsLocalNetworking": True})

    def test_strings_of_both_languages_have_the_same_keys(self):
        keys = [set(re.findall(r'^"(\w+)" = ".+";$', (MACOS / f"{language}.lproj" / "InfoPlist.strings").read_text(),
                               re.MULTILINE)) for language in ("en", "de")]
        self.assertEqual(*keys)
        self.assertLessEqual({"CFBundleDisplayName", "NSHumanReadableCopyright"}, keys[0])

    def test_minimum_system_is_the_one_it_is_built_for(self):
        presets = (SOURCES / ".github" / "workflows" / "build.yml").read_text()
        minimum = plist(CONTENTS / "Info.plist")["LSMinimumSystemVersion"]
        self.assertIn(f"CMAKE_OSX_DEPLOYMENT_TARGET={minimum}", presets)


class Icon(unittest.TestCase):
    def test_iconset_is_complete(self):
        wanted = {}
        for size in (16, 32, 128, 256, 512):
            wanted[f"icon_{size}x{size}.png"] = (size, size)
            wanted[f"icon_{size}x{size}@2x.png"] = (2 * size, 2 * size)
        found = {path.name: png_size(path.read_bytes()) for path in ICONSET.iterdir()}
        self.assertEqual(found, wanted)

    def test_icns_holds_large_and_small(self):
        data = (CONTENTS / "Resources" / "fairlead.icns").read_bytes()
        magic, length = struct.unpack(">4sI", data[:8])
        self.assertEqual((magic, length), (b"icns", len(data)))
        kinds, position = set(), 8
        while position < len(data):
            kind, size = struct.unpack(">4sI", data[position:position + 8])
            kinds.add(kind)
            position += size
        self.assertEqual(position, len(data))
        self.assertLessEqual({b"is32", b"il32", b"it32", b"ic08", b"ic09"}, kinds)


class Signing(unittest.TestCase):
    def test_our_programs_ask_for_no_exception(self):
        self.assertEqual(plist(MACOS / "fairlead.entitlements"), {})

    def test_web_engine_may_compile_and_nothing_else(self):
        self.assertEqual(plist(MACOS / "webengine.entitlements"),
                         {"com.apple.security.cs.allow-jit": True,
                          "com.apple.security.cs.disable-executable-page-protection": True})

    def test_no_entitlement_that_needs_a_profile(self):
        for file in MACOS.glob("*.entitlements"):
            for key in plist(file):
                self.assertFalse(key.startswith(("keychain-", "com.apple.application-", "com.apple.developer.")), key)

    def signed(self, identity):
        """What `sign` has signed, in its order, with a codesign that only writes it down."""
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            app = folder / "Fairlead.app"
            for file in ("MacOS/fairlead", "MacOS/fairlead-signin", "MacOS/fairleadctl", "PlugIns/platforms/libqcocoa.dylib",
                         "Frameworks/QtCore.framework/Versions/A/QtCore",
                         "Frameworks/QtWebEngineCore.framework/Versions/A/Helpers/QtWebEngineProcess.app/Contents/MacOS/p"):
                (app / "Contents" / file).parent.mkdir(parents=True, exist_ok=True)
                (app / "Contents" / file).touch()
            tool = folder / "codesign"
            tool.write_text(f'#!/bin/sh\nprintf "%s\\037" "$@" >>"{folder}/log"; echo >>"{folder}/log"\n')
            tool.chmod(0o755)
            environment = {**os.environ, "PATH": f"{folder}:{os.environ['PATH']}"}
            environment.pop("FAIRLEAD_SIGN_IDENTITY", None)
            if identity:
                environment["FAIRLEAD_SIGN_IDENTITY"] = identity
            subprocess.run([MACOS / "sign", app], check=True, env=environment, stderr=subprocess.DEVNULL)
            lines = [line.rstrip("\037").split("\037") for line in (folder / "log").read_text().splitlines()]
            return [(pathlib.Path(line[-1]).name, line[:-1]) for line in lines]

    def test_signed_inside_out(self):
        names = [name for name, _ in self.signed("Developer ID Application: Somebody (ABCDE12345)")]
        self.assertLess(names.index("libqcocoa.dylib"), names.index("QtCore.framework"))
        self.assertLess(names.index("QtWebEngineProcess.app"), names.index("QtWebEngineCore.framework"))
        self.assertLess(names.index("QtWebEngineCore.framework"), names.index("fairlead-signin"))
        self.assertEqual(names[-2:], ["Fairlead.app", "Fairlead.app"], "the bundle last, then verified")

    def test_hardened_runtime_and_time_stamp_on_everything(self):
        for name, arguments in self.signed("Developer ID Application: Somebody (ABCDE12345)")[:-1]:
            self.assertIn("runtime", arguments, name)
            self.assertIn("--timestamp", arguments, name)

    def test_exception_goes_to_web_engine_alone(self):
        for name, arguments in self.signed("Developer ID Application: Somebody (ABCDE12345)"):
            excepted = any(argument.endswith("webengine.entitlements") for argument in arguments)
            self.assertEqual(excepted, name == "QtWebEngineProcess.app", name)

    def test_without_identity_ad_hoc(self):
        for name, arguments in self.signed(None)[:-1]:
            self.assertEqual(arguments[arguments.index("--sign") + 1], "-", name)
            self.assertNotIn("runtime", arguments, name)


if __name__ == "__main__":
    unittest.main()
