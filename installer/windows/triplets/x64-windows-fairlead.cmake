# vcpkg's x64-windows-static-md: static, with the run-time library as a DLL, which is the one Qt has. Without debug libraries:
# configuration files that name some would be copied where none are.
set(VCPKG_TARGET_ARCHITECTURE x64)
set(VCPKG_CRT_LINKAGE dynamic)
set(VCPKG_LIBRARY_LINKAGE static)
set(VCPKG_BUILD_TYPE release)
