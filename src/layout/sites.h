/*
 * Point features on the page. Sites of layers with `cluster:` that share a place, or whose
 * symbols would lie on one another, form a cluster: one name, its symbols in rows.
 */
#ifndef LAYOUT_SITES_H
#define LAYOUT_SITES_H

#include "layout/frame.h"
#include "scene/layers.h"

struct site {
	const struct map_layer *layer;
	uint32_t row;		/* in the layer's table */
	struct page_pt true_at; /* where it is */
	struct page_pt at;	/* where its symbol is drawn */
	struct style_props props;
	const char *class_name; /* NULL: none */
	const char *change;	/* what became of it, on a map of changes; else NULL */
	const char *name;	/* its label, or NULL */
	const char *tag;	/* written beside the symbol, or NULL */
	double tag_width_pt;
	const char *mark; /* style class of the mark on its symbol, or NULL */
	bool uncertain;	  /* presence on the day: it has a ring */
	double size_pt;	  /* of its symbol, with the ring */
	bool displaced;	  /* a line leads from `origin`, its place, to its symbol */
	struct page_pt origin;
	bool hidden;  /* a cluster of the same name stands in its place */
	bool covered; /* it would lie under furniture, and is not drawn */
};

/* sites[begin..end); a site on its own is a cluster of one. */
struct cluster {
	uint32_t begin, end;
	struct page_pt at; /* mean of the sites */
	const char *name;  /* the most frequent of the sites' names; NULL: none */
	const char *id;	   /* of its label, see label.h; NULL until labels are placed */
	struct style_props label_props, tag_props;
};

struct sites {
	struct site *items;
	size_t n;
	struct cluster *clusters;
	size_t n_clusters;
};

/* Every site inside `map`, ordered by cluster, then layer, class and key. */
SM_NODISCARD bool sites_collect(
	const struct layout *l, const struct layers *layers, struct box map, struct sites *out);

/* By how much the ring of a site whose presence is uncertain is wider than its symbol: the
 * symbol-size of the style rule `uncertain`; 0 when that is not displayed. */
double site_ring_pt(const struct layout *l);
/* That ring round a symbol, in the colour of the rule, else of the symbol. */
SM_NODISCARD bool site_draw_ring(const struct layout *l, const struct style_props *of,
	struct page_pt at, struct scene *s);

/* Width of a site's symbol with its tag, and the box of both where it is drawn. */
double site_width_pt(const struct site *site);
struct box site_box(const struct site *site);

/* The rows of symbols of a cluster of several sites, or their ring. */
enum { CLUSTER_ROW_MAX = 4 };
struct cluster_shape {
	double width_pt, height_pt;
	double row_pitch_pt;   /* from row to row */
	double ring_radius_pt; /* of the symbols' middles; 0: they stand in rows */
};
void cluster_measure(
	const struct sites *sites, const struct cluster *c, struct cluster_shape *out);

/* Sets site.at of the cluster's sites for rows whose top left corner is given; align 0 left,
 * 0.5 centred, 1 right. */
void cluster_set(struct sites *sites, const struct cluster *c,
	const struct cluster_shape *shape, struct page_pt top_left, double align);

/* Of layers with `displacement: ring` and no `cluster:`, sites whose symbols would lie on one
 * another are set on a ring round their place, within the map. */
SM_NODISCARD bool displace_touching(struct arena *a, struct box map, struct sites *sites);
/* The radius on which the middles of the cluster's symbols stand without touching. */
double displace_radius_pt(const struct sites *sites, const struct cluster *c);
/* Sets the cluster's sites on a ring round a middle; they are displaced when that is their
 * place. */
void displace_cluster(
	struct sites *sites, const struct cluster *c, double radius_pt, struct page_pt middle);
/* The lines from places to symbols of the layer's sites, and the dots they come from. */
SM_NODISCARD bool displace_draw(const struct layout *l, const struct sites *sites,
	const struct map_layer *layer, struct scene *s);

/* Symbols and tags of one layer's sites, as a group. */
SM_NODISCARD bool sites_draw(const struct layout *l, const struct sites *sites,
	const struct map_layer *layer, struct scene *s);

#endif
