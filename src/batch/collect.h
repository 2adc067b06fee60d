/* All receipts of an output folder, of whatever shard, for those who do not draw. */
#ifndef BATCH_COLLECT_H
#define BATCH_COLLECT_H

#include "batch/journal.h"
#include "batch/manifest.h"
#include "batch/tracks.h"

struct collected {
	struct tracks tracks;
	struct receipt_book book;	  /* all own */
	struct manifest_about *abouts;	  /* of each of the tracks; of journals what they left
					     unfinished, and nothing else */
	struct journal_content *journals; /* of each of the tracks; zero of manifests */
};

/* SM_E_DATA when the folder has no manifest or one that is damaged or newer. */
SM_NODISCARD bool collect(struct arena *a, const char *out_dir, struct collected *out);

#endif
