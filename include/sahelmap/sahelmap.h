/*
 * sahelmap: draws annotated maps of regions from a map file.
 *
 * Conventions that hold for the whole interface:
 *  - A function that can fail returns bool: true on success. On false, and only then, the
 *    sm_diag holds a code and at least one message for the user.
 *  - `const T *` arguments are borrowed for the call. What is returned through `T *out` is
 *    owned by the caller, who releases it with the matching sm_..._finish().
 *  - Paths are UTF-8 byte strings as the operating system takes them; NULL means "not given".
 *  - The library keeps no global state, prints nothing, never exits, reads no environment
 *    variable and never sets the locale: two threads may use two sm_diag at once.
 *  - Memory of our own that runs out is an error (SM_E_NOMEM); GLib, Pango and GEOS abort.
 */
#ifndef SAHELMAP_SAHELMAP_H
#define SAHELMAP_SAHELMAP_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define SM_API __attribute__((visibility("default")))
#define SM_NODISCARD __attribute__((warn_unused_result))
#define SM_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))
#else
#define SM_API
#define SM_NODISCARD
#define SM_PRINTF(fmt, args)
#endif

/** Why a call failed. The program's exit status is this number. */
enum sm_code {
	SM_OK = 0,
	SM_E_USAGE = 2,	 /**< the call or the command line is wrong */
	SM_E_SPEC = 3,	 /**< the map file or style is wrong; messages have file:line:column */
	SM_E_DATA = 4,	 /**< a data file is missing, damaged or not what was declared */
	SM_E_PROJ = 5,	 /**< PROJ refused a coordinate system or an operation */
	SM_E_OUTPUT = 6, /**< the result could not be written */
	SM_E_LIMIT = 7,	 /**< the input exceeds a limit */
	SM_E_NOMEM = 8,	 /**< memory ran out */
	SM_E_CANCELLED = 9 /**< the caller's on_stage() said so */
};

enum {
	SM_MSG_MAX = 512,
	SM_ERRORS_MAX = 20,
	SM_THREADS_MAX = 64,
	SM_WARNINGS_MAX = 48,
	SM_NOTES_MAX = 8,
	SM_CONTEXT_MAX = 384,
	SM_CONTEXT_DEPTH = 8
};

/** One line for the user: lower case, no full stop. */
struct sm_message {
	char text[SM_MSG_MAX];
	unsigned count; /**< how often it happened; the text tells of the first time */
	/** When the text begins with the place in a file, "maps/a.yaml:14:3: ...": bytes of the
	 * file's path, and line and column from 1; else 0. */
	size_t path_length;
	unsigned line, column;

	/* private */
	const char *kind;
	size_t context_length; /* of the part of the text that says where */
};

/** The outcome of a job. Zero-initialise it: `struct sm_diag d = {0};`. Holds no memory. */
struct sm_diag {
	enum sm_code code; /**< of the first error; SM_OK while there is none */
	struct sm_message errors[SM_ERRORS_MAX]; /**< further ones are dropped */
	size_t n_errors;
	struct sm_message warnings[SM_WARNINGS_MAX]; /**< one for each kind and place */
	size_t n_warnings;
	unsigned more_warnings;		       /**< kinds that found no room */
	struct sm_message notes[SM_NOTES_MAX]; /**< choices made, such as the projection */
	size_t n_notes;

	/* private */
	char context[SM_CONTEXT_MAX];
	size_t context_end[SM_CONTEXT_DEPTH];
	int depth;
};

/** Text made by the library: NUL-terminated UTF-8 of len bytes. */
struct sm_text {
	char *ptr;
	size_t len;
};

/** A file to write, or bytes to make. */
struct sm_output {
	const char *path;   /**< "-" is standard output; {date} is the day, {lang} the language,
			       and {-date} "-" and the day when the map has several, else
			       nothing */
	const char *format; /**< "png", "svg", "pdf", "eps", "html" or "areas"; of facts "md",
			       "csv" or "json"; NULL: by the path's ending */
	struct sm_text *into; /**< receives the bytes, and no file is written: path may be NULL
				 then, format may not; NULL: the path is written */
};

/** What to draw. Zero-initialise; only map_path is required. */
struct sm_job {
	const char *map_path;
	const char *map_text; /**< the map file itself; map_path then says where it would lie */
	const char *data_dir; /**< folder of installed shapes/, styles/ and maps/ */
	const char *font_dir; /**< folder of font files; NULL: the Noto folder of Debian */
	const char *date;     /**< replaces the map file's date; ISO 8601, reduced precision */
	const char *lang;     /**< language tag of the edition, "en" when NULL */
	const char *style;    /**< laid over the map's style: a file, or the name of a shipped
				 one, such as "grey"; NULL: none */
	double dpi;	      /**< of PNG; 0: the map file's */
	double width_pt, height_pt; /**< of the page, 28 to 8504 (3 m); 0: the map file's, or in
				       its proportion when only the other is given */
	const char *svg_text; /**< texts of SVG files: "embed", "live", "outline" or "both";
				   NULL: as the map file says */
	bool svg_css;	      /**< paint of SVG files in classes; false: as the map file says */
	const char *svg_id_prefix; /**< of all ids in SVG files; NULL: as the map file says */
	const struct sm_output *outputs;
	size_t n_outputs;
	const char *report_path;  /**< JSON; NULL: none */
	struct sm_text *report;	  /**< receives the same; NULL: not wanted */
	struct sm_text *timing;	  /**< receives milliseconds and bytes of each stage, which the
				     report has then, too; NULL: not wanted */
	const char *depfile_path; /**< a rule for Make: outputs: files read; NULL: none */
	size_t n_threads; /**< that draw it, at most SM_THREADS_MAX, of which the caller is one;
			     0: the caller alone. What is drawn is the same */
	size_t max_memory_bytes; /**< of the job's own data; more is SM_E_LIMIT; 0: no limit */
	size_t max_output_bytes; /**< of each output; more is SM_E_LIMIT; 0: 1 GiB */
	bool worldfile; /**< beside each PNG the two files by which GIS programs place it, .pgw
			   and .prj */
	bool fragment; /**< HTML is a <figure> of the day, not a page of all days; its texts are
			  outlines with text over them unless svg_text or the map file say
			  otherwise */
	bool strict_labels; /**< a label that finds no place is SM_E_SPEC, a
				 character no font has SM_E_DATA, not a warning */
	bool strict; /**< what the press check calls an error is SM_E_SPEC, and nothing is
			written; see sm_check() */
	double print_width_pt;	/**< the press check: the width the map is printed in; 0: the
				   page's */
	double screen_width_px; /**< or the width it is shown in on a screen; 0: it is printed
				 */
	const char *simulate;	/**< PNG files as others see them: "grey", "deutan", "protan" or
				   "tritan", which no other format has; NULL: as they are */
	bool show_boxes; /**< boxes of labels, what they keep clear of, and what was dropped */

	/** Called with the path of each output, but not of the report, once it is written. */
	void (*on_written)(void *user, const char *path);
	/**
	 * Called before each stage ("document" ... "scene", then "paint" and "write") with the
	 * part of the stages that is done, from 0 to 1. When it returns false the job ends with
	 * SM_E_CANCELLED, and nothing is written. It must not call the library with this job.
	 */
	bool (*on_stage)(void *user, const char *stage, double done);
	/**
	 * Called at the end, be it a failure, with each file that was read, and (found false)
	 * with each that was looked for and could not be opened: when one of them changes or
	 * appears, the map would be another. Several times when several days are drawn.
	 */
	void (*on_input)(void *user, const char *path, bool found);
	void *user; /**< passed on to all three */
};

/** "0.1.0" */
SM_API const char *sm_version(void);

/** How many threads of this process may run at once, 1 or more: a number for sm_job.n_threads.
 */
SM_API size_t sm_processors(void);

/** The versions of the libraries in use, one a line. Fails only without memory. */
SM_API SM_NODISCARD bool sm_libraries(struct sm_diag *diag, struct sm_text *out);

/**
 * Draws the map and writes every output and the report. Each file appears whole or not at
 * all; nothing is written unless everything could be drawn. A map of several `dates:` is drawn
 * and written for each of them, one after the other, unless the job has its own date; it needs
 * one for outputs into memory. Texts received must be released with sm_text_finish(); on
 * failure they are untouched.
 */
SM_API SM_NODISCARD bool sm_render(struct sm_diag *diag, const struct sm_job *job);

/**
 * Reads and draws the map without writing anything (but, with `simulate`, the job's outputs):
 * errors and warnings are the result. The
 * press check of the finished map (docs/user-guide.md, "Before the press") is part of that: its
 * findings are warnings, of a strict job those that are errors are errors. With `findings` they
 * are not warnings but a line of JSON for each map that was drawn, which must be released with
 * sm_text_finish() even when the function fails; NULL: not wanted.
 */
SM_API SM_NODISCARD bool sm_check(
	struct sm_diag *diag, const struct sm_job *job, struct sm_text *findings);

/**
 * Writes the facts behind the map into every output: members of groups with their areas, what
 * is there on the day by id, counts, what lies inside the zones, sources. Formats are "md",
 * "csv" and "json" (see docs/user-guide.md). Draws nothing: dpi, font_dir and report_path play
 * no part.
 */
SM_API SM_NODISCARD bool sm_facts(struct sm_diag *diag, const struct sm_job *job);

/**
 * Writes where each label of the map stands into every output, as a placement file (YAML) that
 * the map file can name in `labels:` and that people can edit. Of a map of several days that is
 * drawn in files it is of the last, unless the job has its own.
 */
SM_API SM_NODISCARD bool sm_place(struct sm_diag *diag, const struct sm_job *job);

/**
 * Reads an SVG of the map in which labels were moved or deleted by hand, and writes a placement
 * file with a pin for each of these (all: for each label): into the job's output, else into the
 * placement that the map file names, whose other pins stay. Date and language must be those of
 * the SVG. A note says how many labels were moved.
 */
SM_API SM_NODISCARD bool sm_adopt(
	struct sm_diag *diag, const struct sm_job *job, const char *edited, bool all);

/**
 * The alternative text of the map, for those who do not see it: the short one (fewer than 250
 * characters), an empty line, and the long one. Of a map of several days that is drawn in files
 * it is of the last, unless the job has its own.
 */
SM_API SM_NODISCARD bool sm_alt(
	struct sm_diag *diag, const struct sm_job *job, struct sm_text *out);

/** A stage of the pipeline as text; stage: document, spec, features, view, scene, labels,
 * report. */
SM_API SM_NODISCARD bool sm_dump(
	struct sm_diag *diag, const struct sm_job *job, const char *stage, struct sm_text *out);

/**
 * Describes data files: type, coordinate system, encoding, fields, extent, damage, what a layer
 * of it would be. job->map_path is a data file, or a map file (.yaml), whose sources are
 * described then, each with the layers that use it; of the rest only data_dir plays a part.
 */
SM_API SM_NODISCARD bool sm_inspect(
	struct sm_diag *diag, const struct sm_job *job, struct sm_text *out);

/** A map file to begin with; either `around` or `from` is required. Zero-initialise. */
struct sm_start {
	const char *path;     /**< of the map file; NULL: beside `from` */
	const char *data_dir; /**< folder of installed shapes/, styles/ and maps/; required */
	const char *around;   /**< ISO 3166 codes of countries: "MLI,NER" */
	const char *from;     /**< a data file */
	const char *date;     /**< ISO 8601, reduced precision; NULL: none is set */
};

/** The text of a map file, with remarks, that draws at once. Nothing is written. */
SM_API SM_NODISCARD bool sm_start(
	struct sm_diag *diag, const struct sm_start *what, struct sm_text *out);

/** Every option of the map file and the style as a Markdown reference page. */
SM_API SM_NODISCARD bool sm_options(struct sm_diag *diag, struct sm_text *out);

/** What one option means; an unknown key is SM_E_USAGE with a suggestion. */
SM_API SM_NODISCARD bool sm_explain(struct sm_diag *diag, const char *key, struct sm_text *out);

/** The JSON Schema of the map file, for editors. */
SM_API SM_NODISCARD bool sm_schema(struct sm_diag *diag, struct sm_text *out);

/** The length "120mm", "12cm", "4.5in", "96px" or "340pt" in points; false: it is none. */
SM_API SM_NODISCARD bool sm_length(const char *text, double *out_pt);

/**
 * The one of the words that is nearest to a misspelt one, for "did you mean"; NULL: none is
 * near.
 */
SM_API const char *sm_nearest(const char *word, const char *const *words, size_t n);

/** Releases the text; accepts a zeroed one. */
SM_API void sm_text_finish(struct sm_text *text);

#ifdef __cplusplus
}
#endif
#endif
