/* What the options of a plan (a file for `sahelmap batch`) are stored as. */
#ifndef SPEC_PLAN_VALUES_H
#define SPEC_PLAN_VALUES_H

/* An entry of `sizes:`; 0: as the map file says. */
struct plan_size {
	double width_pt, height_pt, dpi;
};

/* `rows:` */
struct plan_rows {
	const char *source, *encoding; /* path as written; encoding may be NULL */
	const char *name;	       /* with columns in braces */
};

/* The top level. */
struct plan_values {
	const char *pattern; /* NULL: made from the axes */
};

#endif
