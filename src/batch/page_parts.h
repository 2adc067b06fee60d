/* What stands in every page, word by word. */
#ifndef BATCH_PAGE_PARTS_H
#define BATCH_PAGE_PARTS_H

/* The page's policy names style and script by their hashes: whatever else could get into a page
 * is not run. tests/prop/pages.py computes them again. */
extern const char page_style[], page_style_hash[];
extern const char page_script[], page_script_hash[];

#endif
