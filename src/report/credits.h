/* Where all that a map shows is from, whose that is and on what terms: for the report and the
 * metadata of its files. */
#ifndef REPORT_CREDITS_H
#define REPORT_CREDITS_H

#include "layout/frame.h"

/* What is credited alike. */
struct credit {
	const char *credit, *license; /* NULL: not said */
	const char **files;	      /* their names, without folders */
	size_t n_files, cap_files;
};

/*
 * The map's `sources` first, then the files that its layers, joins, groups and locators read. A
 * text of `sources` that is the credit of files, too, is one item with them. A file is in more
 * than one item only if it is credited in several ways; it is in one without a credit only if
 * nothing credits it.
 */
struct credits {
	struct credit *items;
	size_t n, cap;
	const char *source; /* "Natural Earth (countries.shp, rivers.shp); sites.csv" */
	const char *rights; /* the map's licence, then the sources': "CC BY 4.0; Natural Earth:
			       public domain"; NULL: none is said */
};

/* In the edition's language. False without memory. */
SM_NODISCARD bool credits_make(const struct layout *l, struct credits *out);

#endif
