#include "pipeline.h"

#include "base/ahead.h"
#include "base/locale.h"
#include "base/out.h"
#include "base/path.h"
#include "base/timing.h"
#include "paint/paint.h"
#include "paint/simulate.h"
#include "report/areas.h"
#include "report/facts.h"
#include "scene/dates.h"
#include "scene/gray.h"
#include "scene/selectors.h"
#include "spec/day.h"
#include "spec/labels.h"
#include "spec/overlay.h"
#include "spec/svg.h"
#include "spec/texts.h"

#include <ctype.h>
#include <string.h>

static const char debian_noto[] = "/usr/share/fonts/truetype/noto";

static const void *parse_now(struct arena *a, const void *path)
{
	struct document *out = arena_alloc(a, 1, sizeof(*out));
	const char *own = arena_strdup(a, path);
	return out != NULL && own != NULL && parse_file(a, own, out) ? out : NULL;
}

static bool parse_document(struct pipeline *p)
{
	const struct sm_job *job = p->job;
	if (job->map_text != NULL) {
		return parse_text(&p->arena, job->map_path, job->map_text,
			strlen(job->map_text), &p->document);
	}
	struct memo_key key = memo_begin("document");
	memo_add_text(&key, job->map_path);
	const struct document *shared = memo_get(&p->arena, key, parse_now, job->map_path);
	if (shared != NULL) {
		p->document = *shared;
		p->document.path = job->map_path;
	}
	return shared != NULL;
}

static bool read_document(struct pipeline *p)
{
	bool ok = parse_document(p);
	for (size_t i = 0; ok && i < p->variation.n_overrides; i++) {
		p->document.root =
			overlay_apply(&p->arena, p->document.root, p->variation.overrides[i]);
		ok = p->document.root != NULL;
	}
	return ok;
}

/* The path of a file the map file names. */
static char *locate(struct pipeline *p, const char *name)
{
	char *folder = path_folder(&p->arena, p->job->map_path);
	return folder == NULL ? NULL : path_locate(&p->arena, folder, p->job->data_dir, name);
}

/* What the map shows on its later day, or on another. */
static void drop_changes(struct spec *spec)
{
	for (size_t i = 0; i < spec->n_layers; i++) {
		spec->layers[i].n_changes = 0;
	}
}

/* The days of `dates:`. */
static bool list_days(struct pipeline *p)
{
	const char *events = p->spec.dates.events;
	const char *path = events == NULL ? NULL : locate(p, events);
	p->files.a = &p->arena;
	return (events == NULL || path != NULL) &&
	       dates_list(&p->files, &p->spec, path, &p->days, &p->n_days);
}

static bool no_date(const struct pipeline *p, const char *why)
{
	return diag_fail(p->diag, SM_E_USAGE, "date '%s': %s %s; a date does not go with it",
		p->job->date, p->spec.path, why);
}

/* Without a day of its own the page has those of its panels. */
static void take_panel_days(struct pipeline *p)
{
	struct layout *l = &p->layout;
	for (size_t i = 0; i < p->spec.n_panels; i++) {
		struct date d = p->spec.panels[i].spec.date;
		if (!date_is_given(d)) {
			continue;
		}
		if (!date_is_given(l->from) || date_first_day(d) < date_first_day(l->from)) {
			l->from = d;
		}
		if (!date_is_given(l->on) || date_first_day(d) > date_first_day(l->on)) {
			l->on = l->to = d;
		}
	}
}

/* The day of the map; of several days the last. */
static bool choose_date(struct pipeline *p)
{
	const char *wished = p->job->date;
	struct layout *l = &p->layout;
	bool has_change = date_is_given(p->spec.change.to);
	l->on = has_change ? p->spec.change.to : p->spec.date;
	l->from = p->spec.change.from;
	l->to = p->spec.change.to;
	if (p->n_days > 0) {
		l->from = p->days[0];
		l->on = l->to = p->days[p->n_days - 1];
	}
	if (!date_is_given(l->on)) {
		take_panel_days(p);
	}
	if (p->as_of_day) {
		drop_changes(&p->spec);
	} else if (has_change && wished != NULL) {
		return no_date(p, "shows what changed between two days, written as `change:`");
	} else if (p->spec.panel_each_date && wished != NULL) {
		return no_date(p, "shows a panel for each of its `dates:`");
	}
	if (wished == NULL) {
		return true;
	}
	return day_wished(p->diag, wished, &l->on);
}

static bool choose_lang(struct pipeline *p)
{
	const char *wished = p->job->lang;
	char *lang = arena_strdup(&p->arena, wished != NULL ? wished : "en");
	if (lang == NULL) {
		return false;
	}
	/* "FR" is taken for fr; what follows, as in pt-BR, stays. */
	for (size_t i = 0; lang[i] != '\0' && lang[i] != '-'; i++) {
		lang[i] = (char)tolower((unsigned char)lang[i]);
	}
	p->layout.lang = lang;
	if (!texts_is_language(p->layout.lang)) {
		return diag_fail(p->diag, SM_E_USAGE,
			"language '%s': a tag such as en, fr or pt-BR is expected", wished);
	}
	return true;
}

/* What the job says about SVG files goes before the map file. */
static bool choose_svg(struct pipeline *p)
{
	const struct sm_job *job = p->job;
	const struct svg_wishes wishes = {job->svg_text, job->svg_css, job->svg_id_prefix};
	if (!svg_choose(p->diag, &wishes, &p->spec.svg)) {
		return false;
	}
	p->pictures.prefix = p->spec.svg.id_prefix;
	return true;
}

/* The pins of the placement file; one that is yet to be written may be missing. */
static bool read_placement(struct pipeline *p)
{
	struct labels_spec *labels = &p->spec.labels;
	if (labels->placement == NULL) {
		return true;
	}
	p->placement_path = locate(p, labels->placement);
	if (p->placement_path == NULL) {
		return false;
	}
	if (path_exists(p->placement_path)) {
		return labels_read_file(&p->arena, p->placement_path, labels);
	}
	return p->makes_placement ||
	       diag_fail(p->diag, SM_E_SPEC,
		       "%s:%d:%d: placement: no file %s; `sahelmap place` writes one",
		       place_path(labels->placement_at, p->spec.path),
		       labels->placement_at.line, labels->placement_at.column,
		       p->placement_path);
}

/* What stands in the braces of texts, and whether there are texts in the language wished for.
 */
static bool check_texts(struct pipeline *p)
{
	const struct layout *l = &p->layout;
	const struct texts_request request = {.spec = &p->spec,
		.has_date = date_is_given(l->on),
		.has_span = date_is_given(l->from) && date_is_given(l->to)};
	if (p->job->lang != NULL) {
		texts_check_language(p->diag, &p->spec, l->lang);
	}
	return p->as_of_day || texts_check(&p->arena, &request);
}

/* The size the job wishes for the page; one side alone takes the other along. The height of
 * the map is of the page as it was: letters keep their size, so it may not fit another. */
static bool choose_size(struct pipeline *p)
{
	enum { SIDE_MIN_PT = 28, SIDE_MAX_PT = 8504 };
	struct page_spec *page = &p->spec.page;
	double w = p->job->width_pt, h = p->job->height_pt;
	if (w == 0 && h == 0) {
		return true;
	}
	w = w == 0 ? page->width_pt * h / page->height_pt : w;
	h = h == 0 ? page->height_pt * w / page->width_pt : h;
	if (!(w >= SIDE_MIN_PT && w <= SIDE_MAX_PT && h >= SIDE_MIN_PT && h <= SIDE_MAX_PT)) {
		return diag_fail(p->diag, SM_E_USAGE,
			"a page of %.0f x %.0f pt: each side must have %d to %d (3 m)", w, h,
			SIDE_MIN_PT, SIDE_MAX_PT);
	}
	page->width_pt = w;
	page->height_pt = h;
	page->map_height_pt = 0;
	page->at = p->variation.size_at.line > 0 ? p->variation.size_at : page->at;
	for (size_t i = 0; i < p->spec.n_panels; i++) {
		p->spec.panels[i].spec.page = *page;
	}
	return true;
}

struct styling {
	const char *path, *over, *data_dir; /* over, data_dir: NULL: none */
};

static const void *read_style_now(struct arena *a, const void *user)
{
	const struct styling *s = user;
	struct style *out = NULL;
	const char *path = arena_strdup(a, s->path);
	const char *data_dir = s->data_dir == NULL ? NULL : arena_strdup(a, s->data_dir);
	const char *over = s->over == NULL ? NULL : arena_strdup(a, s->over);
	bool ok = path != NULL && (data_dir != NULL || s->data_dir == NULL) &&
		  (over != NULL || s->over == NULL) &&
		  style_read_over(a, path, over, data_dir, &out);
	return ok ? out : NULL;
}

static const struct style *get_style(struct pipeline *p, const char *path, const char *over)
{
	const struct styling styling = {path, over, p->job->data_dir};
	struct memo_key key = memo_begin("style");
	memo_add_text(&key, path);
	memo_add_text(&key, styling.data_dir);
	memo_add_text(&key, over);
	return memo_get(&p->arena, key, read_style_now, &styling);
}

static bool read_spec(struct pipeline *p)
{
	if (!choose_lang(p) || !spec_read(&p->arena, &p->document, &p->spec) ||
		!choose_size(p) || !list_days(p) || !choose_date(p) || !choose_svg(p) ||
		!check_texts(p) || !read_placement(p)) {
		return false;
	}
	const char *folder = path_folder(&p->arena, p->spec.path);
	const char *style = p->variation.style_path;
	if (style == NULL && folder != NULL) {
		style = style_locate(&p->arena, folder, p->job->data_dir, p->spec.style);
	}
	if (style != NULL && !path_exists(style)) {
		const char *near = path_nearest(&p->arena, style);
		return diag_fail(p->diag, SM_E_SPEC, "%s:%d:%d: style: no file %s%s%s%s",
			place_path(p->spec.style_at, p->spec.path), p->spec.style_at.line,
			p->spec.style_at.column, style, near == NULL ? "" : "; did you mean '",
			near == NULL ? "" : near, near == NULL ? "" : "'?");
	}
	const char *over = style == NULL || p->job->style == NULL
				   ? NULL
				   : style_find(&p->arena, p->job->data_dir, p->job->style);
	bool found = style != NULL && (p->job->style == NULL || over != NULL);
	p->style = found ? get_style(p, style, over) : NULL;
	if (p->style == NULL) {
		return false;
	}
	p->layout.a = &p->arena;
	p->layout.spec = &p->spec;
	p->layout.style = p->style;
	p->edition.fallback_lang = p->spec.fallback_lang;
	p->layout.edition = &p->edition;
	return true;
}

/* Those of scripts are opened when they are needed, but noted in any case. */
static const char *font_path(struct pipeline *p, const char *name)
{
	const char *folder = p->job->font_dir != NULL ? p->job->font_dir : debian_noto;
	const char *path =
		strchr(name, '/') != NULL ? name : path_join(&p->arena, folder, name);
	bool ok = path != NULL && (path_exists(path) ? inputs_add(&p->arena, path)
						     : inputs_add_absent(&p->arena, path));
	return ok ? path : NULL;
}

/* A line for each file; NULL without memory. */
static const char *fonts_key(struct arena *a, const char *const *files, size_t n,
	const struct script_font *waiting, size_t n_waiting)
{
	enum { KEY_MAX = 1 << 20 };
	struct buf b;
	buf_init(&b, KEY_MAX);
	for (size_t i = 0; i < n; i++) {
		buf_printf(&b, "%s\n", files[i]);
	}
	for (size_t i = 0; i < n_waiting; i++) {
		buf_printf(&b, "%s %s\n", waiting[i].script, waiting[i].file);
	}
	const char *key = b.failed ? NULL : arena_strdup(a, n + n_waiting == 0 ? "" : b.ptr);
	if (b.failed) {
		(void)diag_fail(a->diag, SM_E_LIMIT, "the names of the fonts are too long");
	}
	buf_finish(&b);
	return key;
}

/* The set of these files that another map is done with, or a new one. */
static bool take_fonts(struct pipeline *p, const char *const *files, size_t n,
	const struct script_font *waiting, size_t n_waiting)
{
	p->fonts_key = fonts_key(&p->arena, files, n, waiting, n_waiting);
	if (p->fonts_key == NULL) {
		return false;
	}
	p->fonts = text_pool_take(p->texts, p->fonts_key, p->diag);
	if (p->fonts != NULL) {
		return true;
	}
	struct text_set *set = NULL;
	timing_begin(&p->arena, "fonts");
	bool ok = text_set_create(p->diag, files, n, &set);
	for (size_t i = 0; ok && i < n_waiting; i++) {
		ok = text_set_add(set, waiting[i].script, waiting[i].file);
	}
	timing_end(&p->arena);
	if (ok) {
		p->fonts = set;
	} else {
		text_set_destroy(set); /* no map is to go on with half of them */
	}
	return ok;
}

static bool open_fonts(struct pipeline *p)
{
	size_t n, n_scripts;
	const char *const *names = style_fonts(p->style, &n);
	const struct script_font *fonts = style_script_fonts(p->style, &n_scripts);
	const char **files = arena_alloc(&p->arena, n + 1, sizeof(*files));
	struct script_font *waiting = arena_alloc(&p->arena, n_scripts + 1, sizeof(*waiting));
	if (files == NULL || waiting == NULL) {
		return false;
	}
	for (size_t i = 0; i < n; i++) {
		files[i] = font_path(p, names[i]);
		if (files[i] == NULL) {
			return false;
		}
	}
	for (size_t i = 0; i < n_scripts; i++) {
		waiting[i] = (struct script_font){
			.script = fonts[i].script, .file = font_path(p, fonts[i].file)};
		if (waiting[i].file == NULL) {
			return false;
		}
	}
	if (!take_fonts(p, files, n, waiting, n_scripts)) {
		return false;
	}
	text_set_edition(
		p->fonts, p->layout.lang, locale_is_rtl(p->layout.lang), p->job->strict_labels);
	p->layout.measurer = &p->fonts->measurer;
	for (size_t i = 0; i < p->n_panels; i++) {
		p->panels[i].layout.measurer = p->layout.measurer;
	}
	return true;
}

/* The furniture of the first panel that has a locator; NULL: none has. */
static const struct furniture_spec *first_locator(const struct pipeline *p)
{
	for (size_t i = 0; i < p->n_panels; i++) {
		const struct furniture_spec *f = &p->panels[i].spec.furniture;
		if (f->locator != CORNER_NONE) {
			return f;
		}
	}
	return NULL;
}

static bool load_locator(struct pipeline *p)
{
	const struct furniture_spec *f = first_locator(p);
	if (f == NULL) {
		return true;
	}
	const struct source_options options = {0};
	const char *path = locate(p, f->locator_source);
	diag_push(p->diag, "%s:%d:%d: locator-source", place_path(f->at, p->spec.path),
		f->at.line, f->at.column);
	const struct loaded *file = path == NULL ? NULL : files_read(&p->files, path, &options);
	if (file != NULL) {
		p->locator_land = file->features;
	}
	diag_pop(p->diag);
	return file != NULL;
}

/* All files the map reads, by the threads the job has besides this one. */
static bool read_ahead(struct pipeline *p, struct ahead *ahead)
{
	const struct furniture_spec *f = first_locator(p);
	struct file_wish *wishes =
		arena_alloc(&p->arena, p->spec.n_layers + 1, sizeof(*wishes));
	const char *land = f == NULL ? NULL : locate(p, f->locator_source);
	if (wishes == NULL || (f != NULL && land == NULL)) {
		return false;
	}
	size_t n = layers_list_files(&p->arena, &p->spec, p->job->data_dir, wishes);
	if (land != NULL) {
		wishes[n++].path = land;
	}
	ahead_begin(ahead, &p->arena, pipeline_helpers(p), n, files_read_ahead, wishes);
	return true;
}

static bool load_features(struct pipeline *p)
{
	struct ahead ahead;
	if (!panels_choose(p) || !read_ahead(p, &ahead)) {
		return false;
	}
	bool ok = panels_load(p) && load_locator(p);
	ahead_end(&ahead);
	return ok && selectors_check(&p->arena, p->style, &p->panels[0].layers);
}

static bool make_frame(struct pipeline *p)
{
	struct legend legend = {0};
	const struct layout *first = &p->panels[0].layout;
	const struct legend_view *views = panels_views(p, false);
	if (views == NULL || !open_fonts(p) ||
		(p->spec.furniture.legend == CORNER_BELOW &&
			!legend_make(first, views, p->n_panels, &legend))) {
		return false;
	}
	return frame_make(&p->layout, legend.height_pt, &p->frame) && panels_arrange(p);
}

/* What the edition's language lacks of what is on the page. */
static void note_edition(struct pipeline *p)
{
	struct edition_names names = {0};
	for (size_t i = 0; i < p->n_panels; i++) {
		const struct labels *labels = &p->panels[i].labels;
		for (size_t k = 0; k < labels->n; k++) {
			const struct label *label = &labels->items[k];
			if (label->layer != NULL && label->text != NULL) {
				edition_count(&p->layout, label->layer, label->text, &names);
			}
		}
	}
	edition_note(&p->layout, names);
}

/* The maps of the page as the report has them; NULL without memory. */
static struct report_map *list_maps(struct pipeline *p)
{
	struct report_map *maps = arena_alloc(&p->arena, p->n_panels, sizeof(*maps));
	for (size_t i = 0; maps != NULL && i < p->n_panels; i++) {
		const struct panel *panel = &p->panels[i];
		maps[i] = (struct report_map){
			.layout = &panel->layout,
			.title = panel->title,
			.offset = panel->offset,
			.layers = &panel->layers,
			.view = view_info(panel->view),
			.sites = &panel->sites,
			.labels = &panel->labels,
			.furniture = &panel->furniture,
			.annotations = &panel->annotations,
			.heading = &panel->heading,
			.heading_at = panel->heading_at,
			.is_inset = panel->inset != CORNER_NONE,
		};
	}
	return maps;
}

static bool describe(struct pipeline *p)
{
	const struct report report = {
		.layout = &p->layout, .maps = list_maps(p), .n_maps = p->n_panels};
	if (report.maps == NULL || !alt_make(&report, &p->alt) ||
		!credits_make(&p->layout, &p->credits)) {
		return false;
	}
	p->scene.author = layout_text(&p->layout, &p->spec.author);
	p->scene.about = (struct scene_about){.alt = p->alt.brief,
		.description = p->alt.whole,
		.rights = p->credits.rights,
		.source = p->credits.source};
	return true;
}

static bool build_scene(struct pipeline *p)
{
	struct style_props page;
	scene_init(&p->scene, &p->arena, p->spec.page.width_pt, p->spec.page.height_pt);
	style_resolve(p->style, "page", NULL, STYLE_SHAPE, &page);
	p->scene.background = page.fill;
	p->scene.bleed_pt = p->spec.page.bleed_pt;
	p->scene.crop_marks = p->spec.page.crop_marks;
	p->scene.pictures = &p->pictures;
	p->scene.title = layout_text(&p->layout, &p->spec.title);
	p->scene.lang = p->layout.lang;
	bool ok = panels_draw(p) && frame_draw(&p->layout, &p->frame, &p->scene);
	scene_align_baselines(&p->scene);
	if (style_is_grayscale(p->style)) {
		scene_to_gray(&p->scene);
	}
	note_edition(p);
	return ok && describe(p);
}

static const struct {
	const char *name;
	enum pipeline_stage stage; /* the last one asked for at which it is still needed */
	bool (*run)(struct pipeline *p);
} steps[] = {
	{"document", STAGE_DOCUMENT, read_document},
	{"spec", STAGE_SPEC, read_spec},
	{"features", STAGE_FEATURES, load_features},
	{"frame", STAGE_VIEW, make_frame},
	{"fit", STAGE_VIEW, panels_fit},
	{"project", STAGE_LABELS, panels_project},
	{"furniture", STAGE_LABELS, panels_furnish},
	{"labels", STAGE_LABELS, panels_place},
	{"scene", STAGE_SCENE, build_scene},
};

/* A text that was not given and one there was no memory for are both NULL to most stages, which
 * may go on with neither: what was reported tells the two apart. */
static bool is_whole(const struct pipeline *p)
{
	return p->diag->code == SM_OK;
}

void pipeline_init(struct pipeline *p, struct sm_diag *d, const struct sm_job *job)
{
	*p = (struct pipeline){.diag = d,
		.job = job,
		.arena = {.diag = d, .limit = job->max_memory_bytes},
		.on_input = job->on_input,
		.user = job->user};
	p->arena.inputs = &p->inputs;
	p->arena.memo = &p->memo;
}

enum { N_STEPS = sizeof(steps) / sizeof(steps[0]) };

bool pipeline_tell(struct pipeline *p, const char *stage)
{
	const struct sm_job *job = p->job;
	size_t done = p->n_done + (strcmp(stage, "write") == 0);
	return job->on_stage == NULL ||
	       job->on_stage(job->user, stage, (double)done / (N_STEPS + 2)) ||
	       diag_fail(p->diag, SM_E_CANCELLED, "cancelled before stage '%s'", stage);
}

bool pipeline_run(struct pipeline *p, enum pipeline_stage last)
{
	while (p->n_done < N_STEPS && steps[p->n_done].stage <= last) {
		timing_begin(&p->arena, steps[p->n_done].name);
		bool ok = pipeline_tell(p, steps[p->n_done].name) && steps[p->n_done].run(p) &&
			  is_whole(p);
		timing_end(&p->arena);
		if (!ok) {
			return false;
		}
		p->n_done++;
	}
	return true;
}

static void tell_inputs(const struct pipeline *p)
{
	for (size_t i = 0; p->on_input != NULL && i < p->inputs.n; i++) {
		p->on_input(p->user, p->inputs.paths[i], true);
	}
	for (size_t i = 0; p->on_input != NULL && i < p->inputs.n_absent; i++) {
		p->on_input(p->user, p->inputs.absent[i], false);
	}
}

void pipeline_finish(struct pipeline *p)
{
	tell_inputs(p);
	panels_finish(p);
	text_pool_give(p->texts, p->fonts_key, p->fonts);
	arena_finish(&p->arena);
	memo_release(&p->memo);
}

size_t pipeline_helpers(const struct pipeline *p)
{
	return p->job->n_threads > 1 ? p->job->n_threads - 1 : 0;
}

double pipeline_dpi(const struct pipeline *p)
{
	return p->job->dpi > 0 ? p->job->dpi : p->spec.page.dpi;
}

static bool write_areas(struct pipeline *p, struct buf *out)
{
	struct areas_picture size = {.dpi = pipeline_dpi(p)};
	const struct report report = {.layout = &p->layout,
		.alt = &p->alt,
		.credits = &p->credits,
		.maps = list_maps(p),
		.n_maps = p->n_panels};
	paint_png_size(&p->scene, size.dpi, &size.width_px, &size.height_px);
	return report.maps != NULL && areas_json(&report, &size, out) && is_whole(p);
}

/* The same picture as others see it; the job's word for them has been looked at. */
static bool paint_simulated(struct pipeline *p, struct buf *out)
{
	enum vision how = VISION_FULL;
	struct buf png;
	buf_init(&png, out->max);
	bool ok = vision_find(p->job->simulate, &how) &&
		  paint_png(p->diag, &p->scene, p->fonts, pipeline_dpi(p),
			  pipeline_helpers(p) + 1, &png) &&
		  simulate_png(p->diag, how, pipeline_dpi(p), &png, out);
	buf_finish(&png);
	return ok;
}

bool pipeline_paint(struct pipeline *p, const char *format, struct buf *out)
{
	if (strcmp(format, "svg") == 0) {
		return paint_svg(p->diag, &p->scene, p->fonts, &p->spec.svg, out);
	}
	if (strcmp(format, "pdf") == 0) {
		return paint_pdf(p->diag, &p->scene, p->fonts, out);
	}
	if (strcmp(format, "eps") == 0) {
		return paint_eps(p->diag, &p->scene, p->fonts, out);
	}
	if (strcmp(format, "areas") == 0) {
		return write_areas(p, out);
	}
	return p->job->simulate != NULL
		       ? paint_simulated(p, out)
		       : paint_png(p->diag, &p->scene, p->fonts, pipeline_dpi(p),
				 pipeline_helpers(p) + 1, out);
}

bool pipeline_facts(struct pipeline *p, const char *format, struct buf *out)
{
	struct facts facts;
	if (!facts_collect(&p->panels[0].layout, &facts)) {
		return false;
	}
	facts_write(&facts, format, out);
	return is_whole(p);
}

void pipeline_report(struct pipeline *p, struct buf *out)
{
	size_t n_fonts;
	const struct report_map *maps = list_maps(p);
	const struct report report = {
		.layout = &p->layout,
		.frame = &p->frame,
		.alt = &p->alt,
		.credits = &p->credits,
		.maps = maps,
		.n_maps = maps == NULL ? 0 : p->n_panels,
		.fonts = text_families(p->fonts, &n_fonts),
		.n_fonts = n_fonts,
		.inputs = &p->inputs,
		.timing = p->arena.timing,
	};
	report_json(&report, p->diag, out);
}
