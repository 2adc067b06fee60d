#include "batch/diff_map.h"

#include "batch/reported.h"
#include "source/file.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Boxes have two decimals in a report. */
static const double moved_pt = 0.05;

static bool add_label(struct arena *a, struct diff_map *m, const struct diff_label *label)
{
	struct diff_label *labels =
		arena_grow(a, m->labels, m->n_labels, &m->cap_labels, sizeof(*labels));
	if (labels == NULL) {
		return false;
	}
	m->labels = labels;
	labels[m->n_labels++] = *label;
	return true;
}

/* Of a label that both reports have and that has a place in both. */
static bool compare_placed(struct arena *a, const struct reported_label *was,
	const struct reported_label *is, struct diff_map *m)
{
	const struct box *x = &was->box, *y = &is->box;
	bool reworded = strcmp(was->text, is->text) != 0;
	struct diff_label label = {.kind = reworded ? DIFF_LABEL_REWORDED : DIFF_LABEL_MOVED,
		.panel = is->panel,
		.id = is->id,
		.text = is->text,
		.old_text = reworded ? was->text : NULL,
		.dx_pt = (y->min_x + y->max_x - x->min_x - x->max_x) / 2,
		.dy_pt = (y->min_y + y->max_y - x->min_y - x->max_y) / 2};
	label.by_pt = hypot(label.dx_pt, label.dy_pt);
	return (!reworded && label.by_pt < moved_pt) || add_label(a, m, &label);
}

/* Of a label that only one of the reports has, or that lacks a place in one. */
static bool compare_unplaced(
	struct arena *a, const struct reported_label *of, bool in_new, struct diff_map *m)
{
	struct diff_label label = {.panel = of->panel, .id = of->id, .text = of->text};
	label.kind = !in_new		  ? DIFF_LABEL_GONE
		     : of->reason == NULL ? DIFF_LABEL_ADDED
					  : DIFF_LABEL_DROPPED;
	label.reason = in_new ? of->reason : NULL;
	/* What had no place before is not missed now. */
	return (!in_new && of->reason != NULL) || add_label(a, m, &label);
}

/* Either may be NULL: not in that report. */
static bool compare_label(struct arena *a, const struct reported_label *was,
	const struct reported_label *is, struct diff_map *m)
{
	if (was == NULL || is == NULL) {
		const struct reported_label *of = was == NULL ? is : was;
		return of == NULL || compare_unplaced(a, of, is != NULL, m);
	}
	if (was->reason == NULL && is->reason == NULL) {
		return compare_placed(a, was, is, m);
	}
	return (was->reason != NULL && is->reason != NULL) || compare_unplaced(a, is, true, m);
}

static int order_of(const struct reported_label *a, const struct reported_label *b)
{
	if (a->panel != b->panel) {
		return a->panel < b->panel ? -1 : 1;
	}
	return strcmp(a->id, b->id);
}

/* Both lists are sorted: those alike meet. */
static bool compare_labels(struct arena *a, const struct reported *was,
	const struct reported *is, struct diff_map *m)
{
	size_t i = 0, k = 0;
	bool ok = true;
	while (ok && (i < was->n_labels || k < is->n_labels)) {
		const struct reported_label *x = i < was->n_labels ? &was->labels[i] : NULL;
		const struct reported_label *y = k < is->n_labels ? &is->labels[k] : NULL;
		int order = x == NULL ? 1 : y == NULL ? -1 : order_of(x, y);
		ok = compare_label(a, order <= 0 ? x : NULL, order >= 0 ? y : NULL, m);
		i += order <= 0;
		k += order >= 0;
	}
	return ok;
}

/* Either may be NULL: not in that report. */
static bool add_text(struct arena *a, const struct reported_text *was,
	const struct reported_text *is, struct diff_map *m)
{
	struct diff_text text = {0};
	if (was != NULL) {
		text.name = was->name;
		text.old_text = was->text;
	}
	if (is != NULL) {
		text.name = is->name;
		text.new_text = is->text;
	}
	struct diff_text *texts =
		arena_grow(a, m->texts, m->n_texts, &m->cap_texts, sizeof(*texts));
	if (texts == NULL) {
		return false;
	}
	m->texts = texts;
	texts[m->n_texts++] = text;
	return true;
}

static bool compare_texts(struct arena *a, const struct reported *was,
	const struct reported *is, struct diff_map *m)
{
	size_t i = 0, k = 0;
	bool ok = true, other_order = false;
	while (ok && (i < was->n_texts || k < is->n_texts)) {
		const struct reported_text *x = i < was->n_texts ? &was->texts[i] : NULL;
		const struct reported_text *y = k < is->n_texts ? &is->texts[k] : NULL;
		int order = x == NULL ? 1 : y == NULL ? -1 : strcmp(x->name, y->name);
		if (order != 0 || strcmp(x->text, y->text) != 0) {
			ok = add_text(a, order <= 0 ? x : NULL, order >= 0 ? y : NULL, m);
		} else {
			other_order = other_order || x->order != y->order;
		}
		i += order <= 0;
		k += order >= 0;
	}
	m->other_order = other_order && was->n_texts == is->n_texts && m->n_texts == 0;
	return ok;
}

struct bytes {
	char *ptr;
	size_t n;
};

static bool read_both(struct arena *a, const struct diff_files *f, enum diff_format format,
	struct bytes out[DIFF_N_SIDES])
{
	bool ok = true;
	for (int side = 0; ok && side < DIFF_N_SIDES; side++) {
		ok = file_read(a, f->paths[side][format], &out[side].ptr, &out[side].n);
	}
	return ok;
}

static bool has(const struct diff_files *f, enum diff_side side, enum diff_format format)
{
	return f->paths[side][format] != NULL;
}

static bool compare_reports(struct arena *a, struct diff_map *m)
{
	struct bytes bytes[DIFF_N_SIDES];
	struct reported reports[DIFF_N_SIDES];
	if (!has(m->files, DIFF_OLD, DIFF_REPORT) || !has(m->files, DIFF_NEW, DIFF_REPORT)) {
		return true;
	}
	bool ok = read_both(a, m->files, DIFF_REPORT, bytes);
	for (int side = 0; ok && side < DIFF_N_SIDES; side++) {
		ok = reported_read(a, m->files->paths[side][DIFF_REPORT], bytes[side].ptr,
			bytes[side].n, &reports[side]);
	}
	return ok && compare_labels(a, &reports[DIFF_OLD], &reports[DIFF_NEW], m) &&
	       compare_texts(a, &reports[DIFF_OLD], &reports[DIFF_NEW], m);
}

static bool compare_pixels(
	struct arena *a, const struct bytes bytes[DIFF_N_SIDES], struct diff_map *m)
{
	struct pixels p[DIFF_N_SIDES] = {{0}};
	bool ok = true;
	for (int side = 0; ok && side < DIFF_N_SIDES; side++) {
		ok = pixels_read(a->diag, m->files->paths[side][DIFF_PNG], bytes[side].ptr,
			bytes[side].n, &p[side]);
		m->pixels.width_px[side] = p[side].width_px;
		m->pixels.height_px[side] = p[side].height_px;
	}
	if (ok) {
		m->pixels.is_known = true;
		m->pixels.change = pixels_compare(&p[DIFF_OLD], &p[DIFF_NEW]);
	}
	pixels_finish(&p[DIFF_OLD]);
	pixels_finish(&p[DIFF_NEW]);
	return ok;
}

/* The pictures of one format; equal when neither edition has one. */
static bool compare_format(struct arena *a, enum diff_format format, struct diff_map *m)
{
	struct bytes bytes[DIFF_N_SIDES];
	bool had = has(m->files, DIFF_OLD, format), is = has(m->files, DIFF_NEW, format);
	if (!had || !is) {
		m->of_format[format] = had ? DIFF_ONLY_OLD : is ? DIFF_ONLY_NEW : DIFF_EQUAL;
		return true;
	}
	if (!read_both(a, m->files, format, bytes)) {
		return false;
	}
	if (bytes[DIFF_OLD].n == bytes[DIFF_NEW].n &&
		memcmp(bytes[DIFF_OLD].ptr, bytes[DIFF_NEW].ptr, bytes[DIFF_OLD].n) == 0) {
		return true;
	}
	m->of_format[format] = DIFF_CHANGED;
	return format != DIFF_PNG || compare_pixels(a, bytes, m);
}

static bool is_in(const struct diff_files *f, enum diff_side side)
{
	for (int i = 0; i < DIFF_N_FORMATS; i++) {
		if (has(f, side, (enum diff_format)i)) {
			return true;
		}
	}
	return false;
}

static int by_kind(const void *pa, const void *pb)
{
	const struct diff_label *a = pa, *b = pb;
	if (a->kind != b->kind) {
		return a->kind < b->kind ? -1 : 1;
	}
	if (a->panel != b->panel) {
		return a->panel < b->panel ? -1 : 1;
	}
	return strcmp(a->id, b->id);
}

bool diff_map_compare(struct arena *a, const struct diff_files *files, struct diff_map *out)
{
	*out = (struct diff_map){.files = files};
	if (!is_in(files, DIFF_OLD) || !is_in(files, DIFF_NEW)) {
		out->status = is_in(files, DIFF_OLD) ? DIFF_ONLY_OLD : DIFF_ONLY_NEW;
		return true;
	}
	bool changed = false;
	for (int i = 0; i < DIFF_REPORT; i++) {
		if (!compare_format(a, (enum diff_format)i, out)) {
			return false;
		}
		changed = changed || out->of_format[i] != DIFF_EQUAL;
	}
	if (!compare_reports(a, out)) {
		return false;
	}
	if (out->n_labels > 0) {
		qsort(out->labels, out->n_labels, sizeof(*out->labels), by_kind);
	}
	changed = changed || out->n_labels > 0 || out->n_texts > 0 || out->other_order;
	out->status = changed ? DIFF_CHANGED : DIFF_EQUAL;
	return true;
}
