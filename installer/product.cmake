# What every package says of the product, once: the version comes from project() in the root CMakeLists.txt.
# Included by the packaging description, by the programs (About, version resources) and by the tests.
set(FAIRLEAD_VERSION_OVERRIDE "" CACHE STRING "Build as this version instead of the project's, to try upgrades")
set(FAIRLEAD_VERSION "${PROJECT_VERSION}")
if(FAIRLEAD_VERSION_OVERRIDE)
    set(FAIRLEAD_VERSION "${FAIRLEAD_VERSION_OVERRIDE}")
endif()
set(FAIRLEAD_PRODUCT_NAME "Fairlead")
set(FAIRLEAD_VENDOR "Fairlead")
set(FAIRLEAD_CONTACT "Fairlead developers <dev@fairlead.invalid>")
set(FAIRLEAD_SUMMARY "Keeps the CRM and a local workspace in step")
set(FAIRLEAD_DESCRIPTION "Connects an integration user to the company's CRM, Salesforce or Microsoft Dynamics 365, in a guided\
 set-up, and keeps a local SQL workspace in step with it from the tray.")
set(FAIRLEAD_LICENSE "GPL-3.0-or-later")
set(FAIRLEAD_COPYRIGHT "Fairlead developers")
# The top domain `invalid` (RFC 2606) until the project has a place of its own: no package claims somebody else's.
set(FAIRLEAD_HOMEPAGE "https://fairlead.invalid")

# What an operating system knows the program by. None of these may ever change: upgrades, notifications and the settings
# of administrators hang on them.
set(FAIRLEAD_DESKTOP_ID "fairlead")                                     # freedesktop: fairlead.desktop
set(FAIRLEAD_METAINFO_ID "io.fairlead.Fairlead")                        # AppStream
set(FAIRLEAD_BUNDLE_ID "io.fairlead.Fairlead")                          # macOS, also the domain of managed preferences
set(FAIRLEAD_APP_USER_MODEL_ID "Fairlead.Fairlead")                     # Windows: toasts, task bar
set(FAIRLEAD_UPGRADE_CODE "B5AC4AE3-EE5D-4CF0-A6BA-19FF56DF3776")       # MSI: the same for every version
set(FAIRLEAD_POLICY_KEY "Software\\Policies\\Fairlead")                 # Windows, below HKLM and HKCU
set(FAIRLEAD_DEFAULTS_KEY "Software\\Fairlead\\Defaults")               # Windows, below HKLM
set(FAIRLEAD_POLICY_FILE "/etc/fairlead/policy.json")                   # Linux

# Ed25519, base64: whoever has its other half signs what names newer versions (app/desktop/updatefeed.h). Empty until the
# project makes releases: then nobody is asked, unless an administrator sets UpdateFeed and UpdateKey.
set(FAIRLEAD_UPDATE_KEY "")

# The programs an installation holds, and which of them are put where people's shells find them.
set(FAIRLEAD_PROGRAMS fairlead fairleadctl fairlead-signin fairlead-practice)
set(FAIRLEAD_PROGRAMS_ON_PATH fairlead fairleadctl)

set(FAIRLEAD_MACOS_MINIMUM "11.0")                                      # what Qt 6.4 to 6.6 support
