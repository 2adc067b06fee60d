#include "paint/pdf_tags.h"

#include "paint/pdf_layers.h"
#include "paint/xmp.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What is used of qpdf's C interface, as version 10.6 and later declare it. */
typedef void *document;
typedef unsigned object;
/* clang-format off: a function a line reads best */
#define QPDF_FUNCTIONS(F)                                                                      \
	F(document, qpdf_init, (void))                                                         \
	F(void, qpdf_cleanup, (document *))                                                    \
	F(const char *, qpdf_get_qpdf_version, (void))                                         \
	F(void, qpdf_silence_errors, (document))                                               \
	F(int, qpdf_has_error, (document))                                                     \
	F(void *, qpdf_get_error, (document))                                                  \
	F(const char *, qpdf_get_error_full_text, (document, void *))                          \
	F(int, qpdf_read_memory,                                                               \
		(document, const char *, const char *, unsigned long long, const char *))      \
	F(object, qpdf_get_root, (document))                                                   \
	F(object, qpdf_oh_get_key, (document, object, const char *))                           \
	F(void, qpdf_oh_replace_key, (document, object, const char *, object))                 \
	F(int, qpdf_oh_is_array, (document, object))                                           \
	F(int, qpdf_oh_is_dictionary, (document, object))                                      \
	F(int, qpdf_oh_get_array_n_items, (document, object))                                  \
	F(object, qpdf_oh_get_array_item, (document, object, int))                             \
	F(void, qpdf_oh_insert_item, (document, object, int, object))                          \
	F(void, qpdf_oh_erase_item, (document, object, int))                                   \
	F(int, qpdf_oh_is_name_and_equals, (document, object, const char *))                   \
	F(object, qpdf_oh_new_unicode_string, (document, const char *))                        \
	F(object, qpdf_oh_new_null, (document))                                                \
	F(object, qpdf_oh_parse, (document, const char *))                                     \
	F(object, qpdf_oh_new_stream, (document))                                              \
	F(object, qpdf_oh_get_dict, (document, object))                                        \
	F(int, qpdf_oh_get_stream_data,                                                        \
		(document, object, int, int *, unsigned char **, size_t *))                    \
	F(object, qpdf_make_indirect_object, (document, object))                               \
	F(void, qpdf_oh_append_item, (document, object, object))                               \
	F(void, qpdf_oh_replace_stream_data,                                                   \
		(document, object, const unsigned char *, size_t, object, object))             \
	F(int, qpdf_init_write_memory, (document))                                             \
	F(void, qpdf_set_deterministic_ID, (document, int))                                    \
	F(void, qpdf_set_object_stream_mode, (document, int))                                  \
	F(int, qpdf_write, (document))                                                         \
	F(size_t, qpdf_get_buffer_length, (document))                                          \
	F(const unsigned char *, qpdf_get_buffer, (document))
/* clang-format on */
/* Types and parameters cannot stand in parentheses. NOLINTBEGIN(bugprone-macro-parentheses) */
#define AS_MEMBER(type, name, parameters) type(*name) parameters;
#define AS_SYMBOL(type, name, parameters) {#name, offsetof(struct qpdf, name)},
/* NOLINTEND(bugprone-macro-parentheses) */

struct qpdf {
	QPDF_FUNCTIONS(AS_MEMBER)
};
static const struct {
	const char *name;
	size_t at;
} symbols[] = {QPDF_FUNCTIONS(AS_SYMBOL)};

enum {
	OBJECT_STREAMS_NONE = 0,
	FAILED = 1 << 1,
	DECODE_GENERALIZED = 1,
	PACKET_MAX = 1 << 22,
	CONTENT_MAX = 1 << 30,
	NAME_MAX_BYTES = 24,
};

/* The library stays loaded, as what it is linked with cannot be taken away again. */
static bool load(struct sm_diag *d, struct qpdf *out)
{
	static const char *const names[] = {"libqpdf.so.30", "libqpdf.so.29", "libqpdf.so.28",
		"libqpdf.so", "libqpdf.dylib"};
	void *library = NULL;
	for (size_t i = 0; library == NULL && i < sizeof(names) / sizeof(names[0]); i++) {
		library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
	}
	bool ok = library != NULL;
	for (size_t i = 0; ok && i < sizeof(symbols) / sizeof(symbols[0]); i++) {
		/* ISO C has no conversion from an object pointer to one of a function. */
		void *symbol = dlsym(library, symbols[i].name);
		memcpy((char *)out + symbols[i].at, &symbol, sizeof(symbol));
		ok = symbol != NULL;
	}
	return ok || diag_fail(d, SM_E_OUTPUT,
			     "PDF needs libqpdf 10.6 or later (Debian: libqpdf29), which is "
			     "not installed");
}

void pdf_tags_version(struct buf *out)
{
	struct sm_diag quiet = {0};
	struct qpdf q;
	if (load(&quiet, &q)) {
		buf_puts(out, q.qpdf_get_qpdf_version());
	}
}

struct tagger {
	struct qpdf q;
	document doc;
	const struct pdf_document *in;
};

static bool is_well(const struct tagger *t, struct sm_diag *d, int status)
{
	if ((status & FAILED) == 0 && !t->q.qpdf_has_error(t->doc)) {
		return true;
	}
	const char *why = t->q.qpdf_has_error(t->doc) ? t->q.qpdf_get_error_full_text(t->doc,
								t->q.qpdf_get_error(t->doc))
						      : "no reason given";
	return diag_fail(d, SM_E_OUTPUT, "qpdf: %s", why);
}

static object key(const struct tagger *t, object dictionary, const char *name)
{
	return t->q.qpdf_oh_get_key(t->doc, dictionary, name);
}

/* The dictionary's value is an array or one element, which stands for an array of it. */
static object first_kid(const struct tagger *t, object parent)
{
	object kids = key(t, parent, "/K");
	return t->q.qpdf_oh_is_array(t->doc, kids)
		       ? t->q.qpdf_oh_get_array_item(t->doc, kids, 0)
		       : kids;
}

static bool is_figure(const struct tagger *t, object element)
{
	return t->q.qpdf_oh_is_dictionary(t->doc, element) &&
	       t->q.qpdf_oh_is_name_and_equals(t->doc, key(t, element, "/S"), "/Figure");
}

/* The page, and so much more on each side. */
static void add_box(struct buf *b, const struct pdf_document *in, double more_pt)
{
	const double low = in->outside_pt - more_pt;
	const double v[] = {low, low, in->outside_pt + in->scene->width_pt + more_pt,
		in->outside_pt + in->scene->height_pt + more_pt};
	for (int i = 0; i < 4; i++) {
		buf_puts(b, i == 0 ? "[" : " ");
		buf_num(b, v[i], 3);
	}
	buf_puts(b, "]");
}

static void set_box(const struct tagger *t, object page, const char *name, double more_pt)
{
	struct buf b;
	buf_init(&b, 1 << 10);
	add_box(&b, t->in, more_pt);
	if (!b.failed) {
		t->q.qpdf_oh_replace_key(t->doc, page, name, t->q.qpdf_oh_parse(t->doc, b.ptr));
	}
	buf_finish(&b);
}

static void add_page_boxes(const struct tagger *t, object root)
{
	object kids = key(t, key(t, root, "/Pages"), "/Kids");
	if (t->in->outside_pt > 0 && t->q.qpdf_oh_is_array(t->doc, kids)) {
		object page = t->q.qpdf_oh_get_array_item(t->doc, kids, 0);
		set_box(t, page, "/TrimBox", 0);
		set_box(t, page, "/BleedBox", t->in->scene->bleed_pt);
	}
}

static void describe_figure(const struct tagger *t, object figure)
{
	const struct scene *s = t->in->scene;
	struct buf b;
	if (s->about.alt != NULL) {
		t->q.qpdf_oh_replace_key(t->doc, figure, "/Alt",
			t->q.qpdf_oh_new_unicode_string(t->doc, s->about.alt));
	}
	buf_init(&b, 1 << 10);
	buf_puts(&b, "<< /O /Layout /Placement /Block /BBox ");
	add_box(&b, t->in, 0);
	buf_puts(&b, " >>");
	if (!b.failed) {
		t->q.qpdf_oh_replace_key(
			t->doc, figure, "/A", t->q.qpdf_oh_parse(t->doc, b.ptr));
	}
	buf_finish(&b);
}

/* Title and subtitle were drawn last and are read first. */
static void order_parts(const struct tagger *t, object parts)
{
	int n = t->q.qpdf_oh_get_array_n_items(t->doc, parts);
	for (int i = 1; i < n && i <= (int)t->in->n_leading; i++) {
		object part = t->q.qpdf_oh_get_array_item(t->doc, parts, i);
		t->q.qpdf_oh_erase_item(t->doc, parts, i);
		t->q.qpdf_oh_insert_item(t->doc, parts, i - 1, part);
	}
}

static void add_structure(const struct tagger *t, object root)
{
	object tree = key(t, root, "/StructTreeRoot");
	object top = t->q.qpdf_oh_is_dictionary(t->doc, tree) ? first_kid(t, tree) : tree;
	if (!t->q.qpdf_oh_is_dictionary(t->doc, top)) {
		return; /* nothing was drawn */
	}
	object parts = key(t, top, "/K"), figure = first_kid(t, top);
	if (is_figure(t, figure)) {
		describe_figure(t, figure);
		if (t->q.qpdf_oh_is_array(t->doc, parts)) {
			order_parts(t, parts);
		}
	}
}

/* One group for each layer, which readers list from the topmost; all are on. */
static void list_layers(const struct tagger *t, object root, object page)
{
	const struct qpdf *q = &t->q;
	const struct scene *s = t->in->scene;
	object properties = q->qpdf_oh_parse(t->doc, "<< >>");
	object groups = q->qpdf_oh_parse(t->doc, "[]"), order = q->qpdf_oh_parse(t->doc, "[]");
	object config = q->qpdf_oh_parse(t->doc, "<< /BaseState /ON >>");
	object all = q->qpdf_oh_parse(t->doc, "<< >>");
	size_t n = 0;
	for (size_t i = 0; i < s->n_items; i++) {
		if (s->items[i].kind != SCENE_GROUP_BEGIN ||
			!pdf_is_layer(&s->items[i].u.group)) {
			continue;
		}
		char name[NAME_MAX_BYTES];
		object group = q->qpdf_oh_parse(t->doc, "<< /Type /OCG >>");
		q->qpdf_oh_replace_key(t->doc, group, "/Name",
			q->qpdf_oh_new_unicode_string(t->doc, s->items[i].u.group.id));
		group = q->qpdf_make_indirect_object(t->doc, group);
		(void)snprintf(name, sizeof(name), "/L%zu", n++);
		q->qpdf_oh_replace_key(t->doc, properties, name, group);
		q->qpdf_oh_append_item(t->doc, groups, group);
		q->qpdf_oh_insert_item(t->doc, order, 0, group);
	}
	q->qpdf_oh_replace_key(t->doc, key(t, page, "/Resources"), "/Properties", properties);
	q->qpdf_oh_replace_key(t->doc, config, "/Order", order);
	q->qpdf_oh_replace_key(t->doc, all, "/OCGs", groups);
	q->qpdf_oh_replace_key(t->doc, all, "/D", config);
	q->qpdf_oh_replace_key(t->doc, root, "/OCProperties", all);
}

static size_t count_layers(const struct scene *s)
{
	size_t n = 0;
	for (size_t i = 0; i < s->n_items; i++) {
		n += s->items[i].kind == SCENE_GROUP_BEGIN &&
		     pdf_is_layer(&s->items[i].u.group);
	}
	return n;
}

/* Makes each layer of the map one that readers can switch. */
static bool add_layers(const struct tagger *t, struct sm_diag *d, object root)
{
	object kids = key(t, key(t, root, "/Pages"), "/Kids");
	const size_t n = count_layers(t->in->scene);
	unsigned char *stream = NULL;
	size_t size = 0;
	if (n == 0 || !t->q.qpdf_oh_is_array(t->doc, kids)) {
		return true;
	}
	object page = t->q.qpdf_oh_get_array_item(t->doc, kids, 0);
	object contents = key(t, page, "/Contents");
	if (!is_well(t, d,
		    t->q.qpdf_oh_get_stream_data(
			    t->doc, contents, DECODE_GENERALIZED, NULL, &stream, &size))) {
		return false;
	}
	struct buf marked;
	buf_init(&marked, CONTENT_MAX);
	const size_t found = pdf_layers_mark((const char *)stream, size, &marked);
	free(stream);
	bool ok = !marked.failed || diag_fail(d, SM_E_LIMIT, "the PDF is too large");
	if (ok && found == n) {
		t->q.qpdf_oh_replace_stream_data(t->doc, contents,
			(const unsigned char *)marked.ptr, marked.len,
			t->q.qpdf_oh_new_null(t->doc), t->q.qpdf_oh_new_null(t->doc));
		list_layers(t, root, page);
	} else if (ok) {
		diag_warn(d, "pdf-layers",
			"the PDF has no layers to switch: cairo marked %zu of %zu", found, n);
	}
	buf_finish(&marked);
	return ok;
}

static void add_metadata(const struct tagger *t, object root, const struct buf *packet)
{
	object stream = t->q.qpdf_oh_new_stream(t->doc);
	object dictionary = t->q.qpdf_oh_get_dict(t->doc, stream);
	t->q.qpdf_oh_replace_stream_data(t->doc, stream, (const unsigned char *)packet->ptr,
		packet->len, t->q.qpdf_oh_new_null(t->doc), t->q.qpdf_oh_new_null(t->doc));
	t->q.qpdf_oh_replace_key(
		t->doc, dictionary, "/Type", t->q.qpdf_oh_parse(t->doc, "/Metadata"));
	t->q.qpdf_oh_replace_key(
		t->doc, dictionary, "/Subtype", t->q.qpdf_oh_parse(t->doc, "/XML"));
	t->q.qpdf_oh_replace_key(t->doc, root, "/Metadata", stream);
}

static void add_catalog(const struct tagger *t, object root)
{
	const struct scene *s = t->in->scene;
	if (s->lang != NULL) {
		t->q.qpdf_oh_replace_key(t->doc, root, "/Lang",
			t->q.qpdf_oh_new_unicode_string(t->doc, s->lang));
	}
	if (s->title != NULL) {
		t->q.qpdf_oh_replace_key(t->doc, root, "/ViewerPreferences",
			t->q.qpdf_oh_parse(t->doc, "<< /DisplayDocTitle true >>"));
	}
}

static bool write_document(const struct tagger *t, struct sm_diag *d, struct buf *out)
{
	if (!is_well(t, d, t->q.qpdf_init_write_memory(t->doc))) {
		return false;
	}
	t->q.qpdf_set_deterministic_ID(t->doc, 1);
	t->q.qpdf_set_object_stream_mode(t->doc, OBJECT_STREAMS_NONE);
	if (!is_well(t, d, t->q.qpdf_write(t->doc))) {
		return false;
	}
	buf_add(out, (const char *)t->q.qpdf_get_buffer(t->doc),
		t->q.qpdf_get_buffer_length(t->doc));
	return !out->failed || diag_fail(d, SM_E_LIMIT, "the PDF is too large");
}

static bool tag(const struct tagger *t, struct sm_diag *d, struct buf *out)
{
	struct buf packet;
	if (!is_well(
		    t, d, t->q.qpdf_read_memory(t->doc, "PDF", t->in->bytes, t->in->n, NULL))) {
		return false;
	}
	buf_init(&packet, PACKET_MAX);
	xmp_packet(t->in->scene, &packet);
	bool ok = !packet.failed || diag_fail(d, SM_E_LIMIT, "the PDF's metadata is too long");
	if (ok) {
		object root = t->q.qpdf_get_root(t->doc);
		add_structure(t, root);
		add_catalog(t, root);
		add_page_boxes(t, root);
		add_metadata(t, root, &packet);
		ok = add_layers(t, d, root) && write_document(t, d, out);
	}
	buf_finish(&packet);
	return ok;
}

bool pdf_tag(struct sm_diag *d, const struct pdf_document *doc, struct buf *out)
{
	struct tagger t = {.in = doc};
	if (!load(d, &t.q)) {
		return false;
	}
	t.doc = t.q.qpdf_init();
	t.q.qpdf_silence_errors(t.doc);
	bool ok = tag(&t, d, out);
	t.q.qpdf_cleanup(&t.doc);
	return ok;
}
