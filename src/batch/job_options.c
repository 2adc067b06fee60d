#include "batch/job_options.h"

#include <string.h>

static void add(struct buf *out, const char *key, const char *value)
{
	if (value != NULL) {
		buf_printf(out, "%s ", key);
		buf_json(out, value, strlen(value));
		buf_puts(out, "\n");
	}
}

static void add_number(struct buf *out, const char *key, double value)
{
	if (value != 0) {
		buf_printf(out, "%s ", key);
		buf_num(out, value, 6);
		buf_puts(out, "\n");
	}
}

/* Keys and values without their places: a line more in the plan changes no map. */
static void add_node(struct buf *out, const struct node *n, int depth)
{
	for (; n != NULL; n = n->next) {
		buf_printf(out, "%d %d", depth, (int)n->kind);
		add(out, "", n->key == NULL ? "" : n->key);
		if (n->kind == NODE_SCALAR) {
			add(out, n->quoted ? "quoted" : "plain", n->text);
		}
		add_node(out, n->child, depth + 1);
	}
}

static bool add_path(struct arena *a, const struct locations *l, const char *key,
	const char *path, struct buf *out)
{
	const char *name = path == NULL ? NULL : locations_name(a, l, path);
	add(out, key, name);
	return path == NULL || name != NULL;
}

bool job_options(struct arena *a, const struct job_options_request *request,
	const struct batch_job *job, struct digest *out)
{
	struct buf b;
	buf_init(&b, 1 << 26);
	bool ok = add_path(a, request->locations, "map", job->map_path, &b) &&
		  add_path(a, request->locations, "style", job->style_path, &b);
	add(&b, "date", job->date);
	add(&b, "lang", job->lang);
	add_number(&b, "width", job->width_pt);
	add_number(&b, "height", job->height_pt);
	add_number(&b, "dpi", job->dpi);
	add(&b, "common", request->common);
	for (size_t i = 0; i < job->n_outputs; i++) {
		add(&b, "output", job->outputs[i].path);
		add(&b, "format", job->outputs[i].format);
	}
	for (size_t i = 0; i < job->overrides.n; i++) {
		const struct node *over = job->overrides.items[i];
		buf_puts(&b, "set\n");
		add_node(&b, over->child, 0);
	}
	ok = ok && !b.failed;
	*out = digest_bytes(b.ptr == NULL ? "" : b.ptr, b.len);
	buf_finish(&b);
	return ok;
}
