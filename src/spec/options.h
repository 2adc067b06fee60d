/*
 * The one table of options: map file and style. Parsing, ranges, defaults, suggestions, the
 * reference page, `explain`, the JSON Schema and the fuzz dictionary are made from it.
 */
#ifndef SPEC_OPTIONS_H
#define SPEC_OPTIONS_H

#include "base/buf.h"
#include "base/mem.h"

/* The reference page, Markdown. */
void options_reference(struct buf *out);
/* One option in a few lines; key is a full path ("page.width", "layers.source",
 * "style.fill") or a last part that is unique. False for an unknown key (SM_E_USAGE,
 * suggests). */
SM_NODISCARD bool options_explain(struct sm_diag *d, const char *key, struct buf *out);
/* JSON Schema (draft 2020-12) of the map file. */
void options_schema(struct buf *out);
/* A libFuzzer dictionary. */
void options_dictionary(struct buf *out);

#endif
