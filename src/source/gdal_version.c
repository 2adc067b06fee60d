#include "source/gdal.h"

#include <dlfcn.h>
#include <string.h>

void gdal_version(struct buf *out)
{
	const char *(*version)(const char *what) = NULL;
	for (const char *const *name = gdal_library_names; version == NULL && *name != NULL;
		name++) {
		void *library = dlopen(*name, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
		/* ISO C has no conversion from an object pointer to one of a function. */
		void *symbol = library == NULL ? NULL : dlsym(library, "GDALVersionInfo");
		memcpy((char *)&version, (const void *)&symbol, sizeof(symbol));
	}
	if (version != NULL) {
		buf_puts(out, version("RELEASE_NAME"));
	}
}
