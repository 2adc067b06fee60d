#include "spec/options.h"

#include "base/suggest.h"
#include "spec/plan_values.h"
#include "spec/spec.h"
#include "spec/style_values.h"

#include <string.h>

static const char *const corners[] = {
	"none", "auto", "top-left", "top-right", "bottom-left", "bottom-right", NULL};
static const char *const legend_places[] = {
	"none", "auto", "top-left", "top-right", "bottom-left", "bottom-right", "below", NULL};
static const char *const disputed_ways[] = {"dashed", "solid", "hidden", NULL};
static const char *const whens[] = {"current", "ended", "all", NULL};
static const char *const color_methods[] = {"quantile", "equal", "natural", "given", NULL};
static const char *const size_methods[] = {
	"quantile", "equal", "natural", "given", "proportional", NULL};
static const char *const small_ways[] = {"list", "dot", NULL};
static const char *const leaders[] = {"auto", "always", "none", NULL};
static const char *const dense_ways[] = {"auto", "block", "numbers", "none", NULL};
static const char *const displacements[] = {"auto", "rows", "ring", "none", NULL};
static const char *const no_yes[] = {"false", "true", NULL};
static const char *const overlaps[] = {"cover", "outline", "stripes", NULL};
static const char *const joins[] = {"miter", "round", NULL};
static const char *const caps[] = {"butt", "round", NULL};
static const char *const curves[] = {"auto", "none", "always", NULL};
static const char *const transforms[] = {"none", "uppercase", NULL};
static const char *const slants[] = {"normal", "italic", NULL};
static const char *const aligns[] = {"left", "center", "right", NULL};
static const char *const sides[] = {"north", "north-east", "east", "south-east", "south",
	"south-west", "west", "north-west", NULL};
static const char *const pin_aligns[] = {"auto", "left", "center", "right", NULL};
static const char *const markers[] = {"arrow", "none", NULL};
static const char *const displays[] = {"inline", "none", NULL};
static const char *const svg_texts[] = {"embed", "live", "outline", "both", NULL};
static const char *const weights[] = {"normal", "bold", "400", "700", NULL};

#define MAP(field) offsetof(struct spec, field)
#define LAYER(field) offsetof(struct layer_spec, field)
#define ZONE(field) offsetof(struct zone_spec, field)
#define JOIN(field) offsetof(struct join_spec, field)
#define SCALE(field) offsetof(struct scale_spec, field)
#define PANEL(field) offsetof(struct panel_spec, field)
#define NOTE(field) offsetof(struct annotation_spec, field)
#define ARROW(field) offsetof(struct arrow_spec, field)
#define LABELS(field) offsetof(struct labels_spec, field)
#define PIN(field) offsetof(struct pin_spec, field)
#define RULE(field) offsetof(struct style_values, field)
#define PLAN(field) offsetof(struct plan_values, field)
#define SIZE(field) offsetof(struct plan_size, field)
#define ROWS(field) offsetof(struct plan_rows, field)

/* clang-format off: a row a line reads best */
const struct option options[] = {
	{IN_MAP, OPTION_LOCALIZED, "title", MAP(title), 0, 0, NULL, NULL,
		"The map's title; {date} is replaced by the day, {from} and {to} by those of "
		"`change`."},
	{IN_MAP, OPTION_LOCALIZED, "subtitle", MAP(subtitle), 0, 0, NULL, NULL,
		"A line under the title; {date} is replaced by the day."},
	{IN_MAP, OPTION_LOCALIZED, "alt", MAP(alt), 0, 0, NULL, NULL,
		"The short alternative text for those who do not see the map, of fewer than "
		"250 characters; by default it is made from what was drawn."},
	{IN_MAP, OPTION_LOCALIZED, "alt-long", MAP(alt_long), 0, 0, NULL, NULL,
		"The long alternative text, of several sentences; by default it is made from "
		"what was drawn."},
	{IN_MAP, OPTION_LOCALIZED, "author", MAP(author), 0, 0, NULL, NULL,
		"Who made the map, for the metadata of its files (dc:creator)."},
	{IN_MAP, OPTION_LOCALIZED, "license", MAP(license), 0, 0, NULL, NULL,
		"The map's licence or copyright, for the metadata of its files (dc:rights)."},
	{IN_MAP, OPTION_DATE, "date", MAP(date), 0, 0, NULL, NULL,
		"The day the map shows; --date replaces it."},
	{IN_MAP, OPTION_BLOCK, "change", 0, 0, 0, NULL, NULL,
		"Instead of `date`: two days, for a map of what changed between them."},
	{IN_MAP, OPTION_BLOCK, "dates", 0, 0, 0, NULL, NULL,
		"In place of `date:` several days, each a file or a panel: a list, a step "
		"(`2013..2025 by year`), or the dates of a table."},
	{IN_MAP, OPTION_BLOCK, "page", 0, 0, 0, NULL, NULL, "The size of the page."},
	{IN_MAP, OPTION_BLOCK, "svg", 0, 0, 0, NULL, NULL, "How SVG files are written."},
	{IN_MAP, OPTION_BLOCK, "extent", 0, 0, 0, NULL, NULL,
		"What must be in view; without it everything that is drawn."},
	{IN_MAP, OPTION_TEXT, "projection", MAP(projection), 0, 0, "auto", NULL,
		"`auto`, or any coordinate system PROJ knows: EPSG:32631, +proj=laea ..., "
		"WKT."},
	{IN_MAP, OPTION_TEXT, "style", MAP(style), 0, 0, "styles/plain.yaml", NULL,
		"The style file, relative to the map file."},
	{IN_MAP, OPTION_TEXT, "fallback-language", MAP(fallback_lang), 0, 0, NULL, NULL,
		"The language of what an edition's own has no words for (`fr`); without it, or "
		"where it has none either, English."},
	{IN_MAP, OPTION_BLOCK, "groups", 0, 0, 0, NULL, NULL,
		"The table of memberships that `group:` conditions ask."},
	{IN_MAP, OPTION_BLOCK, "boundaries", 0, 0, 0, NULL, NULL,
		"How disputed boundaries are drawn: a stated choice."},
	{IN_MAP, OPTION_BLOCK, "layers", 0, 0, 0, NULL, NULL,
		"The layers, drawn from the first (bottom) to the last (top)."},
	{IN_MAP, OPTION_BLOCK, "panels", 0, 0, 0, NULL, NULL,
		"Several maps on the page: `dates`, one for each of them, or a list."},
	{IN_MAP, OPTION_BLOCK, "annotations", 0, 0, 0, NULL, NULL,
		"What is drawn by hand: names of seas, text boxes, callouts, arrows, "
		"pictures."},
	{IN_MAP, OPTION_BLOCK, "labels", 0, 0, 0, NULL, NULL,
		"Where labels stand by choice, and where none may; or the file that "
		"`sahelmap place` wrote."},
	{IN_MAP, OPTION_BLOCK, "furniture", 0, 0, 0, NULL, NULL,
		"Legend, scale bar, north arrow, graticule, locator."},
	{IN_MAP, OPTION_TEXTS, "sources", 0, 0, 0, NULL, NULL,
		"Where the data come from, printed below the map."},
	{IN_MAP, OPTION_TEXTS, "notes", 0, 0, 0, NULL, NULL,
		"Further sentences printed below the map."},

	{IN_PAGE, OPTION_LENGTH, "width", MAP(page.width_pt), 28, 8504, "180mm", NULL,
		"Width of the page, at most 3 m."},
	{IN_PAGE, OPTION_LENGTH, "height", MAP(page.height_pt), 28, 8504, "135mm", NULL,
		"Height of the page, at most 3 m."},
	{IN_PAGE, OPTION_LENGTH, "margin", MAP(page.margin_pt), 0, 1000, "12pt", NULL,
		"Free space on all four sides."},
	{IN_PAGE, OPTION_LENGTH, "map-height", MAP(page.map_height_pt), 0, 8504, "0", NULL,
		"Height of the map, which then is the same on all days, however much the "
		"legend and the notes say; 0: what they leave, as on a page of another size "
		"(--width, --height)."},
	{IN_PAGE, OPTION_LENGTH, "bleed", MAP(page.bleed_pt), 0, 72, "0", NULL,
		"Of PDF: how far what reaches the page's edge goes on beyond it, to be cut "
		"off."},
	{IN_PAGE, OPTION_FLAG, "crop-marks", MAP(page.crop_marks), 0, 0, "false", no_yes,
		"Of PDF: lines outside of the bleed that tell where to cut."},
	{IN_PAGE, OPTION_NUMBER, "dpi", MAP(page.dpi), 10, 2400, "300", NULL,
		"Resolution of PNG files; --dpi replaces it."},
	{IN_PAGE, OPTION_NUMBER, "columns", MAP(page.columns), 0, 12, "0", NULL,
		"Panels side by side; 0: as many as are about as wide as high."},
	{IN_PAGE, OPTION_LENGTH, "gap", MAP(page.gap_pt), 0, 200, "8pt", NULL,
		"Between panels."},

	{IN_SVG, OPTION_WORD, "text", MAP(svg.text), 0, 0, "embed", svg_texts,
		"Texts as text with the fonts in the file, as text in the viewer's own fonts, "
		"as "
		"paths, or as paths with unseen text over them; --svg-text replaces it."},
	{IN_SVG, OPTION_FLAG, "css", MAP(svg.css), 0, 0, "false", no_yes,
		"Whether paint and fonts are in rules of a <style>, by ids of groups and "
		"classes, for pages to restyle; --svg-css, too."},
	{IN_SVG, OPTION_TEXT, "id-prefix", MAP(svg.id_prefix), 0, 0, NULL, NULL,
		"Put before all ids and font names, so that several maps fit one page; "
		"--svg-id-prefix replaces it."},

	{IN_EXTENT, OPTION_BLOCK, "around", 0, 0, 0, NULL, NULL,
		"Conditions, as in `where`: the features that meet them must be in view."},
	{IN_EXTENT, OPTION_TEXT, "layer", MAP(extent.layer), 0, 0, NULL, NULL,
		"The layer `around` chooses from; by default the first with areas."},
	{IN_EXTENT, OPTION_BLOCK, "box", 0, 0, 0, NULL, NULL,
		"West, south, east and north in degrees: [-18, 4, 16, 28]; across the 180th "
		"meridian west is more than east: [176, -20, -178, -15]."},
	{IN_EXTENT, OPTION_FRACTION, "margin", MAP(extent.margin), 0, 5, "4%", NULL,
		"Added on each side, as a share of the extent's own size."},

	{IN_CHANGE, OPTION_DATE, "from", MAP(change.from), 0, 0, NULL, NULL,
		"The earlier day. Required."},
	{IN_CHANGE, OPTION_DATE, "to", MAP(change.to), 0, 0, NULL, NULL,
		"The later day, which layers without `changes` show. Required."},

	{IN_DATES, OPTION_TEXT, "events", MAP(dates.events), 0, 0, NULL, NULL,
		"A CSV table: each date of it is a day of the map. Required."},
	{IN_DATES, OPTION_TEXT, "field", MAP(dates.field), 0, 0, "date", NULL,
		"The column of dates."},
	{IN_DATES, OPTION_BLOCK, "where", 0, 0, 0, NULL, NULL,
		"Conditions the table's rows must meet."},
	{IN_DATES, OPTION_DATE, "from", MAP(dates.from), 0, 0, NULL, NULL,
		"The first day that counts."},
	{IN_DATES, OPTION_DATE, "to", MAP(dates.to), 0, 0, NULL, NULL,
		"The last day that counts."},

	{IN_PANEL, OPTION_LOCALIZED, "title", PANEL(title), 0, 0, NULL, NULL,
		"Written above the panel."},
	{IN_PANEL, OPTION_DATE, "date", PANEL(spec.date), 0, 0, NULL, NULL,
		"The day the panel shows; by default the map's."},
	{IN_PANEL, OPTION_BLOCK, "extent", 0, 0, 0, NULL, NULL,
		"What must be in view; by default as the map."},
	{IN_PANEL, OPTION_TEXT, "projection", PANEL(spec.projection), 0, 0, NULL, NULL,
		"The panel's own projection; by default the map's."},
	{IN_PANEL, OPTION_BLOCK, "layers", 0, 0, 0, NULL, NULL,
		"The ids of the layers the panel shows; by default all."},
	{IN_PANEL, OPTION_BLOCK, "furniture", 0, 0, 0, NULL, NULL,
		"What stands on this panel; the legend is the page's."},
	{IN_PANEL, OPTION_WORD, "inset", PANEL(inset), 0, 0, "none", corners,
		"The corner of the first panel where this one stands, instead of in the grid."},
	{IN_PANEL, OPTION_LENGTH, "width", PANEL(width_pt), 0, 10000, "30mm", NULL,
		"Width of an inset."},
	{IN_PANEL, OPTION_LENGTH, "height", PANEL(height_pt), 0, 10000, "30mm", NULL,
		"Height of an inset."},
	{IN_PANEL, OPTION_FLAG, "show-extent", PANEL(show_extent), 0, 0, "false", no_yes,
		"Whether an outline on the first panel shows what is in view here, where all "
		"of it is on that map. Of insets it is true unless they say no."},

	{IN_GROUPS, OPTION_TEXT, "source", MAP(groups.source), 0, 0, NULL, NULL,
		"A table of memberships: who is in which group from when to when."},
	{IN_GROUPS, OPTION_TEXT, "group", MAP(groups.group), 0, 0, "group", NULL,
		"The table's column of groups."},
	{IN_GROUPS, OPTION_TEXT, "member", MAP(groups.member), 0, 0, "member", NULL,
		"The table's column of members, which are matched with the layer's `key`: "
		"words "
		"or numbers."},
	{IN_GROUPS, OPTION_TEXT, "from", MAP(groups.from), 0, 0, "from", NULL,
		"The table's column of first days; `none`: memberships have no beginning."},
	{IN_GROUPS, OPTION_TEXT, "to", MAP(groups.to), 0, 0, "to", NULL,
		"The table's column of last days; `none`: memberships have no end."},
	{IN_GROUPS, OPTION_TEXT, "status", MAP(groups.status), 0, 0, NULL, NULL,
		"The table's column that says as what someone is a member, such as suspended."},
	{IN_GROUPS, OPTION_LOCALIZED, "credit", MAP(groups.credit.credit), 0, 0, NULL, NULL,
		"Whose the table is, for the metadata of files and the report."},
	{IN_GROUPS, OPTION_LOCALIZED, "license", MAP(groups.credit.license), 0, 0, NULL, NULL,
		"The table's licence."},

	{IN_BOUNDARIES, OPTION_WORD, "disputed", MAP(boundaries.disputed), 0, 0, "dashed",
		disputed_ways,
		"How lines of the classes disputed, line-of-control, indefinite and breakaway "
		"are drawn."},
	{IN_BOUNDARIES, OPTION_DISTANCE, "tolerance", MAP(boundaries.tolerance_m), 0, 100000,
		"1km", NULL,
		"How far apart two layers may draw the same border; `sahelmap check` warns of "
		"more. 0km: layers are not compared."},
	{IN_BOUNDARIES, OPTION_LOCALIZED, "note", MAP(boundaries.note), 0, 0, NULL, NULL,
		"What was decided about boundaries, printed below the map."},

	{IN_LAYER, OPTION_TEXT, "id", LAYER(id), 0, 0, NULL, NULL,
		"The layer's name: SVG group, style rule, what others refer to. Required."},
	{IN_LAYER, OPTION_TEXT, "source", LAYER(source), 0, 0, NULL, NULL,
		"A shapefile, a CSV table or another file that GDAL reads (.geojson, .gpkg), "
		"relative to the map file, else among the installed data."},
	{IN_LAYER, OPTION_TEXT, "source-layer", LAYER(source_layer), 0, 0, NULL, NULL,
		"The layer of a source that has several, such as a GeoPackage."},
	{IN_LAYER, OPTION_LOCALIZED, "credit", LAYER(credit.credit), 0, 0, NULL, NULL,
		"Whose the source is, for the metadata of files (dc:source) and the report; "
		"layers "
		"that share it `from` this one have no need to repeat it."},
	{IN_LAYER, OPTION_LOCALIZED, "license", LAYER(credit.license), 0, 0, NULL, NULL,
		"The source's licence, for the metadata of files (dc:rights) and the report."},
	{IN_LAYER, OPTION_TEXT, "from", LAYER(from), 0, 0, NULL, NULL,
		"An earlier layer whose source and key this one shares."},
	{IN_LAYER, OPTION_BLOCK, "zone", 0, 0, 0, NULL, NULL,
		"A zone instead of the source's features: the id of a row of `source`, a table "
		"of zones, or a description."},
	{IN_LAYER, OPTION_TEXT, "crs", LAYER(crs), 0, 0, NULL, NULL,
		"The source's coordinate system, instead of its .prj file."},
	{IN_LAYER, OPTION_TEXT, "encoding", LAYER(encoding), 0, 0, NULL, NULL,
		"The source's character encoding, instead of what its files say."},
	{IN_LAYER, OPTION_TEXT, "lon", LAYER(lon), 0, 0, NULL, NULL,
		"The column of a CSV table that holds longitudes."},
	{IN_LAYER, OPTION_TEXT, "lat", LAYER(lat), 0, 0, NULL, NULL,
		"The column of a CSV table that holds latitudes."},
	{IN_LAYER, OPTION_TEXT, "key", LAYER(key), 0, 0, NULL, NULL,
		"The field that names a feature: members of groups, data-key in SVG."},
	{IN_LAYER, OPTION_TEXT, "title", LAYER(title), 0, 0, NULL, NULL,
		"The field shown when the pointer rests on a feature; by default the label."},
	{IN_LAYER, OPTION_TEXT, "label", LAYER(label), 0, 0, NULL, NULL,
		"The field features are labelled with; FIELD_fr is taken in a French edition."},
	{IN_LAYER, OPTION_BLOCK, "where", 0, 0, 0, NULL, NULL,
		"Conditions a feature must meet to be drawn."},
	{IN_LAYER, OPTION_BLOCK, "label-where", 0, 0, 0, NULL, NULL,
		"Conditions a feature must meet to be labelled."},
	{IN_LAYER, OPTION_BLOCK, "uncertain-where", 0, 0, 0, NULL, NULL,
		"Conditions under which a site is marked as uncertain, such as `{ certainty: "
		"reported }`, besides those whose dates leave it open."},
	{IN_LAYER, OPTION_WORD, "label-leader", LAYER(label_leader), 0, 0, "auto", leaders,
		"Whether a line may lead to a name that finds no place in its area or beside "
		"its "
		"point: `auto` for areas, clusters and layers of at most 100 features, "
		"`always` "
		"for all points too."},
	{IN_LAYER, OPTION_TEXT, "rank", LAYER(rank), 0, 0, NULL, NULL,
		"A number field: labels of low rank are the most important."},
	{IN_LAYER, OPTION_TEXT, "symbol-by", LAYER(symbol_by), 0, 0, NULL, NULL,
		"A field whose values are classes, each with a style rule ID.VALUE. Without "
		"`classes` the legend lists the values that have a rule."},
	{IN_LAYER, OPTION_BLOCK, "classes", 0, 0, 0, NULL, NULL,
		"The values of symbol-by with their legend texts, in order; `other` catches "
		"the rest."},
	{IN_LAYER, OPTION_TEXT, "mark-by", LAYER(mark_by), 0, 0, NULL, NULL,
		"A field whose values set a small mark on the symbol: style rule "
		"ID.mark-VALUE."},
	{IN_LAYER, OPTION_BLOCK, "marks", 0, 0, 0, NULL, NULL,
		"The values of mark-by with their legend texts; a text is listed once."},
	{IN_LAYER, OPTION_LOCALIZED, "marks-legend", LAYER(marks_legend), 0, 0, NULL, NULL,
		"Heading of the marks in the legend; drawn on a symbol of the style rule "
		"ID.marks."},
	{IN_LAYER, OPTION_BLOCK, "changes", 0, 0, 0, NULL, NULL,
		"On a map with `change`: the changes that are drawn, with their legend texts, "
		"in order: opened, closed, stayed and transient of a layer with `valid`; "
		"joined, left, stayed and transient of one with a `group` condition. Style "
		"rules ID.closed and, with symbol-by, ID.VALUE.closed; with symbol-by the "
		"legend shows them on the style rule ID.changes."},
	{IN_LAYER, OPTION_LOCALIZED, "changes-legend", LAYER(changes_legend), 0, 0, NULL, NULL,
		"Heading of the changes in the legend; without symbol-by by default `legend`."},
	{IN_LAYER, OPTION_BLOCK, "statuses", 0, 0, 0, NULL, NULL,
		"Of a layer with a `group` condition: legend texts of the values of the "
		"table's "
		"`status` column, such as { suspended: Suspended }. Style rules status.VALUE "
		"and, over it, ID.VALUE; a value that has a rule is in the legend unasked."},
	{IN_LAYER, OPTION_BLOCK, "valid", 0, 0, 0, NULL, NULL,
		"The two fields with the first and last day of a feature: [from, to]."},
	{IN_LAYER, OPTION_WORD, "when", LAYER(when), 0, 0, "current", whens,
		"Which features are drawn: those there on the day, those that ended before it, "
		"or all."},
	{IN_LAYER, OPTION_FLAG, "unknown-from", LAYER(unknown_from), 0, 0, "false", no_yes,
		"Whether features whose first day is not known are drawn."},
	{IN_LAYER, OPTION_TEXT, "tag", LAYER(tag), 0, 0, NULL, NULL,
		"A date field whose year is written beside the symbol."},
	{IN_LAYER, OPTION_TEXT, "cluster", LAYER(cluster), 0, 0, NULL, NULL,
		"A field: sites of one value stand in a row under one name."},
	{IN_LAYER, OPTION_WORD, "displacement", LAYER(displacement), 0, 0, "auto",
		displacements,
		"How symbols of one place are set apart: those of a `cluster` in `rows` "
		"(`auto`) or on a `ring`; without `cluster` a ring sets apart symbols that "
		"touch, or (`auto`) those with names of which one hides another."},
	{IN_LAYER, OPTION_WORD, "dense", LAYER(dense), 0, 0, "auto", dense_ways,
		"Names of points that stand too close to one another: `block`, stacked beside "
		"them with leaders; `numbers`, listed in a key on the map; `auto`, as usual, "
		"else a block, else numbers; `none`, left out."},
	{IN_LAYER, OPTION_BLOCK, "count-by", 0, 0, 0, NULL, NULL,
		"Fields whose values `sahelmap facts` counts the features by: [operator, "
		"host]."},
	{IN_LAYER, OPTION_BLOCK, "data", 0, 0, 0, NULL, NULL,
		"Fields that each feature has as attributes data-FIELD in SVG: [operator, "
		"from]."},
	{IN_LAYER, OPTION_FLAG, "dissolve", LAYER(dissolve), 0, 0, "false", no_yes,
		"Whether all areas of the layer become one."},
	{IN_LAYER, OPTION_LENGTH, "smallest", LAYER(smallest_pt), 0, 100, "0.5pt", NULL,
		"Areas that measure less both ways, in the largest of their pieces, are too "
		"small to be seen."},
	{IN_LAYER, OPTION_WORD, "small", LAYER(small), 0, 0, "list", small_ways,
		"What becomes of areas that are too small: listed in the report alone, or "
		"drawn as a dot with a ring too."},
	{IN_LAYER, OPTION_LOCALIZED, "legend", LAYER(legend), 0, 0, NULL, NULL,
		"The layer's line in the legend (of classes: their heading), or `none`."},
	{IN_LAYER, OPTION_NUMBER, "legend-order", LAYER(legend_order), -1000, 1000, "0", NULL,
		"Place of the layer's lines in the legend, lowest first; of equals in the "
		"order of the layers."},
	{IN_LAYER, OPTION_TEXT, "legend-over", LAYER(legend_over), 0, 0, NULL, NULL,
		"The id of an earlier layer whose paint lies under this one's swatch."},
	{IN_LAYER, OPTION_LOCALIZED, "overlap-legend", LAYER(overlap_legend), 0, 0, NULL, NULL,
		"A line in the legend for areas that an earlier layer paints too, such as "
		"`In both`; shown where the style's `overlap` lets both be seen."},

	{IN_ZONE, OPTION_TEXT, "id", ZONE(id), 0, 0, NULL, NULL,
		"The id of a row of a table of zones."},
	{IN_ZONE, OPTION_TEXT, "source", ZONE(source), 0, 0, NULL, NULL,
		"The table of zones `id` is looked for in; by default the layer's `source`."},
	{IN_ZONE, OPTION_BLOCK, "circle", 0, 0, 0, NULL, NULL,
		"All that lies within a distance of a place."},
	{IN_ZONE, OPTION_DISTANCE, "buffer", ZONE(distance_m), ZONE_M_MIN, ZONE_M_MAX, NULL,
		NULL, "All that lies within this distance of the zone or layer in `of`."},
	{IN_ZONE, OPTION_BLOCK, "of", 0, 0, 0, NULL, NULL,
		"What the buffer is drawn round: a zone; a `layer` may be of points or lines."},
	{IN_ZONE, OPTION_TEXT, "layer", ZONE(layer), 0, 0, NULL, NULL,
		"The id of an earlier layer: its areas, as they are on the day, merged."},
	{IN_ZONE, OPTION_BLOCK, "where", 0, 0, 0, NULL, NULL,
		"Conditions the features of `layer` must meet to be part of the zone."},
	{IN_ZONE, OPTION_BLOCK, "union", 0, 0, 0, NULL, NULL,
		"A list of zones: what lies in any of them."},
	{IN_ZONE, OPTION_BLOCK, "intersection", 0, 0, 0, NULL, NULL,
		"A list of zones: what lies in all of them."},
	{IN_ZONE, OPTION_BLOCK, "difference", 0, 0, 0, NULL, NULL,
		"A list of zones: what lies in the first and in none of the others."},

	{IN_CIRCLE, OPTION_BLOCK, "at", 0, 0, 0, NULL, NULL,
		"Longitude and latitude of the centre: [-2, 14.5]. Required."},
	{IN_CIRCLE, OPTION_DISTANCE, "radius", ZONE(distance_m), ZONE_M_MIN, ZONE_M_MAX, NULL,
		NULL, "The radius on the ground, along geodesics. Required."},

	{IN_LAYER, OPTION_BLOCK, "join", 0, 0, 0, NULL, NULL,
		"A table whose columns become fields of the layer, matched by key."},
	{IN_LAYER, OPTION_BLOCK, "color-by", 0, 0, 0, NULL, NULL,
		"A number field that sets the colour, in classes: fill of areas and symbols, "
		"stroke of lines."},
	{IN_LAYER, OPTION_BLOCK, "size-by", 0, 0, 0, NULL, NULL,
		"A number field that sets the diameter of symbols or the width of lines."},

	{IN_JOIN, OPTION_TEXT, "source", JOIN(source), 0, 0, NULL, NULL,
		"The table: a CSV file, relative to the map file, else among the installed "
		"data. Required."},
	{IN_JOIN, OPTION_TEXT, "key", JOIN(key), 0, 0, NULL, NULL,
		"The field of the layer that is matched; by default the layer's `key`."},
	{IN_JOIN, OPTION_TEXT, "on", JOIN(on), 0, 0, NULL, NULL,
		"The column of the table it is matched with; by default of the same name."},
	{IN_JOIN, OPTION_TEXT, "encoding", JOIN(encoding), 0, 0, NULL, NULL,
		"The table's character encoding, instead of what its bytes say."},
	{IN_JOIN, OPTION_LOCALIZED, "credit", JOIN(credit.credit), 0, 0, NULL, NULL,
		"Whose the table is, for the metadata of files and the report."},
	{IN_JOIN, OPTION_LOCALIZED, "license", JOIN(credit.license), 0, 0, NULL, NULL,
		"The table's licence."},
	{IN_JOIN, OPTION_BLOCK, "where", 0, 0, 0, NULL, NULL,
		"Conditions the table's rows must meet, such as { year: 2020 }."},

	{IN_COLOR_BY, OPTION_TEXT, "field", SCALE(field), 0, 0, NULL, NULL,
		"The number field. Required."},
	{IN_COLOR_BY, OPTION_NUMBER, "classes", SCALE(classes), 1, 12, "5", NULL,
		"How many classes; fewer when there are fewer different numbers."},
	{IN_COLOR_BY, OPTION_WORD, "method", SCALE(method), 0, 0, "quantile", color_methods,
		"Classes of equally many features, of equal width, with the least variance "
		"within (Jenks), or by `breaks`."},
	{IN_COLOR_BY, OPTION_BLOCK, "breaks", 0, 0, 0, NULL, NULL,
		"Where classes end and the next begin, ascending: [10, 20] makes three "
		"classes."},
	{IN_COLOR_BY, OPTION_BLOCK, "palette", 0, 0, 0, NULL, NULL,
		"Colours from the lowest class to the highest, blended when there are fewer or "
		"more; by default the style's `ramp`."},
	{IN_COLOR_BY, OPTION_LOCALIZED, "legend", SCALE(legend), 0, 0, NULL, NULL,
		"Heading of the classes in the legend; by default the layer's `legend`."},
	{IN_COLOR_BY, OPTION_LOCALIZED, "no-data", SCALE(no_data), 0, 0, NULL, NULL,
		"Legend text of features without a number; by default `no data` in the "
		"edition's language."},

	{IN_SIZE_BY, OPTION_TEXT, "field", SCALE(field), 0, 0, NULL, NULL,
		"The number field. Required."},
	{IN_SIZE_BY, OPTION_LENGTH, "min", SCALE(min_pt), 0.1, 200, "2pt", NULL,
		"The smallest size, also of features without a number."},
	{IN_SIZE_BY, OPTION_LENGTH, "max", SCALE(max_pt), 0.1, 200, "12pt", NULL,
		"The largest size."},
	{IN_SIZE_BY, OPTION_WORD, "method", SCALE(method), 0, 0, "proportional", size_methods,
		"Symbols whose area (lines: whose width) is proportional to the number, or "
		"classes as in `color-by`."},
	{IN_SIZE_BY, OPTION_NUMBER, "classes", SCALE(classes), 1, 12, "3", NULL,
		"How many classes; of `proportional` how many samples the legend shows."},
	{IN_SIZE_BY, OPTION_BLOCK, "breaks", 0, 0, 0, NULL, NULL,
		"Where classes end and the next begin, ascending."},
	{IN_SIZE_BY, OPTION_LOCALIZED, "legend", SCALE(legend), 0, 0, NULL, NULL,
		"Heading of the sizes in the legend; by default the layer's `legend`."},
	{IN_SIZE_BY, OPTION_LOCALIZED, "no-data", SCALE(no_data), 0, 0, NULL, NULL,
		"Legend text of features without a number."},

	{IN_ANNOTATION, OPTION_LOCALIZED, "text", NOTE(text), 0, 0, NULL, NULL,
		"What is written. An annotation has a `text`, an `arrow` or an `image`."},
	{IN_ANNOTATION, OPTION_BLOCK, "arrow", 0, 0, 0, NULL, NULL,
		"An arrow, with `from` and `to`."},
	{IN_ANNOTATION, OPTION_TEXT, "image", NOTE(image), 0, 0, NULL, NULL,
		"A picture or logo: an SVG or PNG file, relative to the map file."},
	{IN_ANNOTATION, OPTION_LOCALIZED, "alt", NOTE(alt), 0, 0, NULL, NULL,
		"What the picture shows, for those who cannot see it."},
	{IN_ANNOTATION, OPTION_BLOCK, "at", 0, 0, 0, NULL, NULL,
		"Longitude and latitude of the middle of the text or picture: [-20, 10]."},
	{IN_ANNOTATION, OPTION_BLOCK, "page", 0, 0, 0, NULL, NULL,
		"Instead of `at`: lengths from the top left corner of the page, [20mm, 15mm]; "
		"less than 0 from its right or bottom edge, [-12pt, 15mm]."},
	{IN_ANNOTATION, OPTION_BLOCK, "offset", 0, 0, 0, NULL, NULL,
		"Lengths to the right and down from where it would stand: [10mm, -5mm]."},
	{IN_ANNOTATION, OPTION_BLOCK, "point-to", 0, 0, 0, NULL, NULL,
		"The longitude and latitude a line leads to from the text."},
	{IN_ANNOTATION, OPTION_LENGTH, "width", NOTE(width_pt), 0, 8504, "0pt", NULL,
		"The widest a line of the text may be; 0: lines are not broken. Of a picture: "
		"its "
		"width, by default 20mm."},
	{IN_ANNOTATION, OPTION_BLOCK, "valid", 0, 0, 0, NULL, NULL,
		"The first and the last day it is drawn on: [2022-02, 2023-12-22]; one date: "
		"from then on."},
	{IN_ANNOTATION, OPTION_TEXT, "class", NOTE(class_name), 0, 0, NULL, NULL,
		"Style rules annotations.CLASS and, for arrows and lines, arrows.CLASS."},

	{IN_ARROW, OPTION_BLOCK, "from", 0, 0, 0, NULL, NULL,
		"Longitude and latitude of its end, or { page: [20mm, 15mm] }. Required."},
	{IN_ARROW, OPTION_BLOCK, "to", 0, 0, 0, NULL, NULL, "The same of its head. Required."},
	{IN_ARROW, OPTION_FRACTION, "bend", ARROW(bend), -1, 1, "0%", NULL,
		"How far its middle stands to the left of the straight line, as a share of its "
		"length; less than 0: to the right."},

	{IN_LABELS, OPTION_TEXT, "placement", LABELS(placement), 0, 0, NULL, NULL,
		"A file of pins, written by `sahelmap place` or `sahelmap adopt`, relative to "
		"the map file; what it does not hold is placed as usual."},
	{IN_LABELS, OPTION_BLOCK, "pin", 0, 0, 0, NULL, NULL,
		"Labels by layer and name, such as `bases/Gao`, each with where it stands, "
		"`hide`, `dropped`, or `number`; `2/bases/Gao` is of the second panel alone."},
	{IN_LABELS, OPTION_BLOCK, "avoid", 0, 0, 0, NULL, NULL,
		"A list of areas where no label stands, but those that are pinned there."},

	{IN_PIN, OPTION_WORD, "slot", PIN(slot), 0, 0, NULL, sides,
		"The side of its place where the name of a site stands."},
	{IN_PIN, OPTION_BLOCK, "offset", 0, 0, 0, NULL, NULL,
		"Lengths to the right and down, [3mm, -2mm]: from the place (of an area from "
		"its best one) to the nearer edge of the text, at half its height."},
	{IN_PIN, OPTION_BLOCK, "at", 0, 0, 0, NULL, NULL,
		"Longitude and latitude of the middle of the text: [-4.5, 18.2]."},
	{IN_PIN, OPTION_WORD, "align", PIN(align), 0, 0, "auto", pin_aligns,
		"Which point of the text `offset` leads to: its left or right edge, or its "
		"middle; auto: the edge that is nearer to the place."},
	{IN_PIN, OPTION_NUMBER, "lines", PIN(lines), 1, 2, "1", NULL,
		"Lines the text is broken into."},
	{IN_PIN, OPTION_FRACTION, "size", PIN(size), 0.1, 1, "100%", NULL,
		"Size of the name of an area: of the sizes that are tried the nearest."},
	{IN_PIN, OPTION_DEGREES, "angle", PIN(angle_deg), -180, 180, "none", NULL,
		"How far the text is turned, clockwise."},
	{IN_PIN, OPTION_FLAG, "curve", PIN(curve), 0, 0, "false", no_yes,
		"Whether the text is curved along its line or area: of the curves it could "
		"take "
		"the one of that angle, else the nearest, moved there."},
	{IN_PIN, OPTION_FLAG, "leader", PIN(leader), 0, 0, "false", no_yes,
		"Whether a line leads from the place to the text."},
	{IN_PIN, OPTION_FLAG, "number", PIN(number), 0, 0, "false", no_yes,
		"With `slot`: a number stands there, and the name in the key."},
	{IN_PIN, OPTION_BLOCK, "symbols", 0, 0, 0, NULL, NULL,
		"Of several symbols at one place: lengths from the place to their middle; by "
		"default [0, 0]."},

	{IN_AVOID, OPTION_BLOCK, "box", 0, 0, 0, NULL, NULL,
		"West, south, east and north in degrees: [-5, 14, 0, 16]."},
	{IN_AVOID, OPTION_BLOCK, "page", 0, 0, 0, NULL, NULL,
		"Lengths from the top left corner of the page, then width and height: "
		"[20mm, 15mm, 40mm, 10mm]."},

	{IN_FURNITURE, OPTION_WORD, "legend", MAP(furniture.legend), 0, 0, "auto",
		legend_places,
		"Corner of the legend, or below the map; auto is the corner where it covers "
		"least."},
	{IN_FURNITURE, OPTION_LOCALIZED, "legend-title", MAP(furniture.legend_title), 0, 0,
		NULL, NULL, "Heading of the legend."},
	{IN_FURNITURE, OPTION_NUMBER, "legend-columns", MAP(furniture.legend_columns), 1, 6,
		"1", NULL, "Columns the legend's lines are set in."},
	{IN_FURNITURE, OPTION_LENGTH, "legend-width", MAP(furniture.legend_width_pt), 0, 1000,
		"0pt", NULL, "Longer lines of the legend are broken; 0: never."},
	{IN_FURNITURE, OPTION_WORD, "scale-bar", MAP(furniture.scale_bar), 0, 0, "bottom-right",
		corners, "Corner of the scale bar."},
	{IN_FURNITURE, OPTION_WORD, "north-arrow", MAP(furniture.north_arrow), 0, 0, "none",
		corners, "Corner of the arrow to true north."},
	{IN_FURNITURE, OPTION_WORD, "locator", MAP(furniture.locator), 0, 0, "none", corners,
		"Corner of a small map of where the map is."},
	{IN_FURNITURE, OPTION_TEXT, "locator-source", MAP(furniture.locator_source), 0, 0,
		"shapes/world_countries.shp", NULL,
		"Coarse areas for the locator, of the first panel that has one; by default the "
		"installed ones."},
	{IN_FURNITURE, OPTION_LOCALIZED, "locator-credit", MAP(furniture.locator_credit.credit),
		0, 0, NULL, NULL,
		"Whose the locator's source is, for the metadata of files and the report."},
	{IN_FURNITURE, OPTION_LOCALIZED, "locator-license",
		MAP(furniture.locator_credit.license), 0, 0, NULL, NULL, "Its licence."},
	{IN_FURNITURE, OPTION_DEGREES, "graticule", MAP(furniture.graticule_deg), 0, 90, "none",
		NULL, "Spacing of meridians and parallels."},

	{IN_STYLE, OPTION_TEXT, "extends", 0, 0, 0, NULL, NULL,
		"Another style file, whose rules and palette come first."},
	{IN_STYLE, OPTION_BLOCK, "palette", 0, 0, 0, NULL, NULL, "Names for colours."},
	{IN_STYLE, OPTION_BLOCK, "ramp", 0, 0, 0, NULL, NULL,
		"Colours from low to high for `color-by` without a palette of its own."},
	{IN_STYLE, OPTION_FLAG, "grayscale", 0, 0, 0, "false", no_yes,
		"Whether everything but pictures is drawn in the grey that is as light as its "
		"colour."},
	{IN_STYLE, OPTION_BLOCK, "fonts", 0, 0, 0, NULL, NULL,
		"Font files; names without a slash are looked for in the font folder."},
	{IN_STYLE, OPTION_BLOCK, "script-fonts", 0, 0, 0, NULL, NULL,
		"Font files for a script, by its code in ISO 15924 (`Arab: [...]`), opened "
		"when a "
		"text has letters of it."},
	{IN_STYLE, OPTION_BLOCK, "rules", 0, 0, 0, NULL, NULL,
		"Selectors, ELEMENT or ELEMENT.CLASS, with their properties."},

	{IN_RULE, OPTION_COLOR, "fill", RULE(p.fill), 0, 0, "none", NULL,
		"Colour of areas, symbols and letters."},
	{IN_RULE, OPTION_FRACTION, "fill-opacity", RULE(fill_opacity), 0, 1, "1", NULL,
		"Opacity of the fill."},
	{IN_RULE, OPTION_LENGTH, "edge-fade", RULE(p.edge_fade_pt), 0, 200, "0pt", NULL,
		"Soft edge of areas: fill and hatch fade out over this width inside of it."},
	{IN_RULE, OPTION_COLOR, "stroke", RULE(p.stroke), 0, 0, "none", NULL,
		"Colour of lines and edges."},
	{IN_RULE, OPTION_FRACTION, "stroke-opacity", RULE(stroke_opacity), 0, 1, "1", NULL,
		"Opacity of the stroke."},
	{IN_RULE, OPTION_LENGTH, "stroke-width", RULE(p.stroke_width_pt), 0, 100, "0.5pt", NULL,
		"Width of lines and edges."},
	{IN_RULE, OPTION_DASHES, "stroke-dasharray", RULE(p.dash_pt), 0, 1000, "none", NULL,
		"Lengths of dashes and gaps: [4, 2], or none."},
	{IN_RULE, OPTION_WORD, "stroke-linejoin", RULE(p.join), 0, 0, "round", joins,
		"Shape of corners."},
	{IN_RULE, OPTION_WORD, "stroke-linecap", RULE(p.cap), 0, 0, "butt", caps,
		"Shape of ends."},
	{IN_RULE, OPTION_FRACTION, "opacity", RULE(opacity), 0, 1, "1", NULL,
		"Opacity of fill, stroke and hatch together."},
	{IN_RULE, OPTION_COLOR, "hatch-stroke", RULE(p.hatch_stroke), 0, 0, "none", NULL,
		"Colour of hatch lines; none: no hatch."},
	{IN_RULE, OPTION_FRACTION, "hatch-opacity", RULE(hatch_opacity), 0, 1, "1", NULL,
		"Opacity of hatch lines."},
	{IN_RULE, OPTION_DEGREES, "hatch-angle", RULE(p.hatch_angle_deg), -180, 180, "45", NULL,
		"Angle of hatch lines, anticlockwise from horizontal."},
	{IN_RULE, OPTION_LENGTH, "hatch-spacing", RULE(p.hatch_spacing_pt), 0.2, 200, "3.2pt",
		NULL, "Distance between hatch lines."},
	{IN_RULE, OPTION_LENGTH, "hatch-width", RULE(p.hatch_width_pt), 0.05, 50, "0.7pt", NULL,
		"Width of hatch lines."},
	{IN_RULE, OPTION_WORD, "overlap", RULE(p.overlap), 0, 0, "cover", overlaps,
		"Of areas that an earlier layer with a `where` paints too: paint them whole, "
		"or "
		"a band along the inside of their edge, or stripes."},
	{IN_RULE, OPTION_LENGTH, "overlap-width", RULE(p.overlap_width_pt), 0.3, 200, "1.5mm",
		NULL,
		"Width of that band, or of each stripe; less where an area is too small."},
	{IN_RULE, OPTION_DEGREES, "overlap-angle", RULE(p.overlap_angle_deg), -180, 180, "45",
		NULL, "Angle of those stripes, anticlockwise from horizontal."},
	{IN_RULE, OPTION_SYMBOL, "symbol", RULE(p.symbol), 0, 0, "circle", NULL,
		"Shape of point symbols."},
	{IN_RULE, OPTION_LENGTH, "symbol-size", RULE(p.symbol_size_pt), 0.1, 200, "5pt", NULL,
		"Diameter of point symbols."},
	{IN_RULE, OPTION_TEXT, "font-family", RULE(p.font_family), 0, 0, "Noto Sans", NULL,
		"Family of the letters; its files are in `fonts`."},
	{IN_RULE, OPTION_LENGTH, "font-size", RULE(p.font_size_pt), 1, 400, "7pt", NULL,
		"Size of the letters."},
	{IN_RULE, OPTION_WEIGHT, "font-weight", RULE(p.font_weight), 0, 0, "normal", weights,
		"Weight of the letters."},
	{IN_RULE, OPTION_FLAG, "font-style", RULE(p.italic), 0, 0, "normal", slants,
		"Slant of the letters."},
	{IN_RULE, OPTION_SPACING, "letter-spacing", RULE(p.letter_spacing_em), -0.2, 3, "0em",
		NULL, "Space between letters, in em; left out in scripts without capitals."},
	{IN_RULE, OPTION_FLAG, "text-transform", RULE(p.uppercase), 0, 0, "none", transforms,
		"Whether the text is set in capitals."},
	{IN_RULE, OPTION_NUMBER, "line-height", RULE(p.line_height), 0.5, 4, "1.25", NULL,
		"Distance of lines, in font sizes."},
	{IN_RULE, OPTION_COLOR, "halo", RULE(p.halo), 0, 0, "none", NULL,
		"Colour of the rim behind letters."},
	{IN_RULE, OPTION_LENGTH, "halo-width", RULE(p.halo_width_pt), 0, 20, "0.9pt", NULL,
		"Width of the rim on each side."},
	{IN_RULE, OPTION_WORD, "text-curve", RULE(p.text_curve), 0, 0, "auto", curves,
		"Whether names of lines and areas are curved: auto, where they fit no better "
		"straight; none; always, wherever they can be. Letters that join are never "
		"parted."},
	{IN_RULE, OPTION_WORD, "text-align", RULE(p.align), 0, 0, "left", aligns,
		"How the lines of a text box stand to each other."},
	{IN_RULE, OPTION_LENGTH, "padding", RULE(p.padding_pt), 0, 100, "4pt", NULL,
		"Between a text and the edge of its box."},
	{IN_RULE, OPTION_WORD, "marker-end", RULE(p.marker), 0, 0, "arrow", markers,
		"What arrows and the lines of callouts end in."},
	{IN_RULE, OPTION_FLAG, "display", RULE(p.hidden), 0, 0, "inline", displays,
		"none: not drawn."},

	{IN_PLAN, OPTION_BLOCK, "maps", 0, 0, 0, NULL, NULL,
		"The map files, relative to the plan: one, a list, or a name for each "
		"{ NAME: FILE.yaml }."},
	{IN_PLAN, OPTION_BLOCK, "dates", 0, 0, 0, NULL, NULL,
		"Days, each a map: a list, a step (`2013..2025 by year`), or the dates of a "
		"table, as in a map file."},
	{IN_PLAN, OPTION_BLOCK, "languages", 0, 0, 0, NULL, NULL,
		"Languages of the editions: [en, fr, ar]."},
	{IN_PLAN, OPTION_BLOCK, "sizes", 0, 0, 0, NULL, NULL,
		"Sizes of the page, each with a name: { web: { width: 1200px, dpi: 96 } }."},
	{IN_PLAN, OPTION_BLOCK, "formats", 0, 0, 0, NULL, NULL,
		"Formats every map is written in: [png, svg, pdf, eps, areas]; without it "
		"png."},
	{IN_PLAN, OPTION_BLOCK, "styles", 0, 0, 0, NULL, NULL,
		"Style files in place of the map file's, relative to the plan: a list, or a "
		"name for each."},
	{IN_PLAN, OPTION_BLOCK, "regions", 0, 0, 0, NULL, NULL,
		"Names, each with the options of the map file that it changes: "
		"{ north: { extent: ... } }."},
	{IN_PLAN, OPTION_BLOCK, "rows", 0, 0, 0, NULL, NULL,
		"A table, a map for each of its rows."},
	{IN_PLAN, OPTION_TEXT, "pattern", PLAN(pattern), 0, 0, NULL, NULL,
		"The names of the files within the output folder: {map}, {date}, {lang}, "
		"{size}, "
		"{style}, {region}, {row}, {row.COLUMN} and {format} are filled in; / makes "
		"folders. Without it all axes, with hyphens."},
	{IN_PLAN, OPTION_BLOCK, "exclude", 0, 0, 0, NULL, NULL,
		"What is not drawn: a list of values on axes, { lang: ar, date: [2013, 2014] "
		"}."},
	{IN_PLAN, OPTION_BLOCK, "overrides", 0, 0, 0, NULL, NULL,
		"A list of options of the map file that some of the maps have otherwise."},

	{IN_PLAN_SIZE, OPTION_LENGTH, "width", SIZE(width_pt), 28, 8504, NULL, NULL,
		"Width of the page; with it alone the page keeps its proportion."},
	{IN_PLAN_SIZE, OPTION_LENGTH, "height", SIZE(height_pt), 28, 8504, NULL, NULL,
		"Height of the page; with it alone the page keeps its proportion."},
	{IN_PLAN_SIZE, OPTION_NUMBER, "dpi", SIZE(dpi), 10, 2400, NULL, NULL,
		"Resolution of PNG files."},

	{IN_PLAN_ROWS, OPTION_TEXT, "source", ROWS(source), 0, 0, NULL, NULL,
		"The table, relative to the plan: a CSV, a shapefile or what GDAL reads."},
	{IN_PLAN_ROWS, OPTION_TEXT, "encoding", ROWS(encoding), 0, 0, NULL, NULL,
		"Its encoding, when the file does not say it right."},
	{IN_PLAN_ROWS, OPTION_BLOCK, "where", 0, 0, 0, NULL, NULL,
		"Conditions, as in a layer: which rows count."},
	{IN_PLAN_ROWS, OPTION_TEXT, "name", ROWS(name), 0, 0, NULL, NULL,
		"What a row is called in the names of files, with columns in braces: "
		"\"{row.iso_a3}-{row.name}\"."},
	{IN_PLAN_ROWS, OPTION_BLOCK, "set", 0, 0, 0, NULL, NULL,
		"Options of the map file for each row's map; {row.COLUMN} in texts is filled "
		"in."},

	{IN_PLAN_OVERRIDE, OPTION_BLOCK, "when", 0, 0, 0, NULL, NULL,
		"The maps it is about, by their values on axes: { lang: ar }; without it all."},
	{IN_PLAN_OVERRIDE, OPTION_BLOCK, "set", 0, 0, 0, NULL, NULL,
		"Options of the map file, which go before its own; layers are told by their "
		"ids."},
};
/* clang-format on */
const size_t n_options = sizeof(options) / sizeof(options[0]);

const char *options_context_name(enum option_context context)
{
	static const char *const names[N_CONTEXTS] = {"map", "page", "svg", "extent", "change",
		"dates", "panels", "groups", "boundaries", "layers", "zone", "circle", "join",
		"color-by", "size-by", "annotations", "arrow", "labels", "pin", "avoid",
		"furniture", "style", "style rule", "plan", "sizes", "rows", "overrides"};
	return names[context];
}

const struct option *options_find(enum option_context context, const char *name)
{
	for (size_t i = 0; i < n_options; i++) {
		if (options[i].context == context && strcmp(options[i].name, name) == 0) {
			return &options[i];
		}
	}
	return NULL;
}

const char *options_suggest(enum option_context context, const char *name)
{
	const char *names[sizeof(options) / sizeof(options[0])];
	size_t n = 0;
	for (size_t i = 0; i < n_options; i++) {
		if (options[i].context == context) {
			names[n++] = options[i].name;
		}
	}
	return suggest_nearest(name, names, n);
}
