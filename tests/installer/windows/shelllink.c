/* The shell's link as Windows has it, for a Wine prefix: Wine's own refuses properties
 * (IPropertyStore::SetValue is a stub) and saves none. This server stands in front of it, registered for
 * CLSID_ShellLink: it takes a link's AppUserModelID, and when the link is saved after Commit, appends the
 * block that Windows writes ([MS-SHLLINK] 2.5.7, [MS-PROPSTORE] 2.2). What of Wine's works stays Wine's: of
 * its object's interfaces only these methods are exchanged. One link at a time. */
#define COBJMACROS
#include <windows.h>

#include <propsys.h>
#include <shlobj.h>

/* System.AppUserModel.ID */
static const PROPERTYKEY identityKey = {
    {0x9F4C2855, 0x9F79, 0x4B39, {0xA8, 0xD0, 0xE1, 0xD4, 0x2D, 0xE1, 0xD5, 0xF3}}, 5};
enum { linkMethods = 9, storeMethods = 8, longest = 128 };

static IPersistFileVtbl file;
static IPropertyStoreVtbl store;
static HRESULT(STDMETHODCALLTYPE *winesSave)(IPersistFile *, LPCOLESTR, BOOL);
static WCHAR wanted[longest], committed[longest];

static HRESULT STDMETHODCALLTYPE setValue(IPropertyStore *self, REFPROPERTYKEY key, REFPROPVARIANT value)
{
    (void)self;
    if (!IsEqualPropertyKey(*key, identityKey))
        return E_NOTIMPL;
    if (value->vt != VT_LPWSTR || lstrlenW(value->pwszVal) >= longest)
        return E_INVALIDARG;
    lstrcpyW(wanted, value->pwszVal);
    return S_OK;
}

static HRESULT STDMETHODCALLTYPE commit(IPropertyStore *self)
{
    (void)self;
    lstrcpyW(committed, wanted);
    return S_OK;
}

/* In front of the four zero bytes that end a link. */
static BOOL append(LPCOLESTR path)
{
    struct
    {
        DWORD blockSize, signature, storageSize, version;
        GUID format;
        DWORD valueSize, id;
        BYTE reserved, rest[2 + 2 + 4 + 2 * longest + 3 + 3 * 4];
    } __attribute__((packed)) block = {0};
    const DWORD characters = (DWORD)lstrlenW(committed) + 1, text = (2 * characters + 3) / 4 * 4;
    const WORD type = VT_LPWSTR;
    DWORD written = 0;
    HANDLE link;
    block.signature = 0xA0000009;
    block.version = 0x53505331;
    block.format = identityKey.fmtid;
    block.id = identityKey.pid;
    block.valueSize = 4 + 4 + 1 + 4 + 4 + text;
    block.storageSize = 4 + 4 + 16 + block.valueSize + 4; /* and a value of no size */
    block.blockSize = 4 + 4 + block.storageSize + 4; /* and a storage of no size */
    CopyMemory(block.rest, &type, sizeof(type));
    CopyMemory(block.rest + 4, &characters, sizeof(characters));
    CopyMemory(block.rest + 8, committed, 2 * characters);
    link = CreateFileW(path, GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    if (link == INVALID_HANDLE_VALUE)
        return FALSE;
    SetFilePointer(link, -4, NULL, FILE_END);
    WriteFile(link, &block, block.blockSize + 4, &written, NULL);
    CloseHandle(link);
    return written == block.blockSize + 4;
}

static HRESULT STDMETHODCALLTYPE save(IPersistFile *self, LPCOLESTR path, BOOL remember)
{
    HRESULT done = winesSave(self, path, remember);
    if (SUCCEEDED(done) && *committed && !append(path))
        done = STG_E_WRITEFAULT;
    return done;
}

/* Exchanges the methods of a link that is new. */
static HRESULT extend(IUnknown *link)
{
    IPersistFile *persist = NULL;
    IPropertyStore *properties = NULL;
    HRESULT done = IUnknown_QueryInterface(link, &IID_IPersistFile, (void **)&persist);
    if (SUCCEEDED(done))
        done = IUnknown_QueryInterface(link, &IID_IPropertyStore, (void **)&properties);
    if (SUCCEEDED(done)) {
        *wanted = *committed = 0;
        CopyMemory(&file, persist->lpVtbl, linkMethods * sizeof(void *));
        CopyMemory(&store, properties->lpVtbl, storeMethods * sizeof(void *));
        winesSave = file.Save;
        file.Save = save;
        store.SetValue = setValue;
        store.Commit = commit;
        persist->lpVtbl = &file;
        properties->lpVtbl = &store;
    }
    if (properties)
        IPropertyStore_Release(properties);
    if (persist)
        IPersistFile_Release(persist);
    return done;
}

static HRESULT STDMETHODCALLTYPE query(IClassFactory *self, REFIID wish, void **result)
{
    *result = IsEqualIID(wish, &IID_IUnknown) || IsEqualIID(wish, &IID_IClassFactory) ? self : NULL;
    return *result ? S_OK : E_NOINTERFACE;
}

static ULONG STDMETHODCALLTYPE count(IClassFactory *self)
{
    (void)self;
    return 1;
}

static HRESULT STDMETHODCALLTYPE create(IClassFactory *self, IUnknown *outer, REFIID wish, void **result)
{
    typedef HRESULT(WINAPI * Server)(REFCLSID, REFIID, void **);
    Server wine = (Server)(void (*)(void))GetProcAddress(LoadLibraryW(L"shell32.dll"), "DllGetClassObject");
    IClassFactory *factory = NULL;
    HRESULT done = wine(&CLSID_ShellLink, &IID_IClassFactory, (void **)&factory);
    (void)self;
    if (FAILED(done))
        return done;
    done = IClassFactory_CreateInstance(factory, outer, wish, result);
    IClassFactory_Release(factory);
    return SUCCEEDED(done) ? extend(*result) : done;
}

static HRESULT STDMETHODCALLTYPE lock(IClassFactory *self, BOOL locked)
{
    (void)self;
    (void)locked;
    return S_OK;
}

static IClassFactoryVtbl factoryMethods = {query, count, count, create, lock};
static IClassFactory factoryOfLinks = {&factoryMethods};

__declspec(dllexport) HRESULT WINAPI DllGetClassObject(REFCLSID which, REFIID wish, void **result)
{
    return IsEqualCLSID(which, &CLSID_ShellLink) ? query(&factoryOfLinks, wish, result)
                                                 : CLASS_E_CLASSNOTAVAILABLE;
}
