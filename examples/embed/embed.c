/* Draws a map into memory and prints its SVG: embed MAP.yaml DATA_DIR [DATE] > map.svg */
#include <sahelmap/sahelmap.h>

#include <stdio.h>

static bool tell(void *user, const char *stage, double done)
{
	(void)user;
	(void)fprintf(stderr, "%3.0f %% %s\n", 100 * done, stage);
	return true; /* false would stop here */
}

int main(int argc, char **argv)
{
	if (argc < 3) {
		(void)fprintf(stderr, "usage: embed MAP.yaml DATA_DIR [DATE] > map.svg\n");
		return SM_E_USAGE;
	}
	struct sm_text svg = {0}, report = {0};
	const struct sm_output output = {.format = "svg", .into = &svg};
	const struct sm_job job = {.map_path = argv[1],
		.data_dir = argv[2], /* holds shapes/ and styles/ */
		.date = argc > 3 ? argv[3] : NULL,
		.lang = "fr",
		.width_pt = 400,
		.outputs = &output,
		.n_outputs = 1,
		.report = &report,
		.on_stage = tell};
	static struct sm_diag diag; /* some 40 KB */
	bool ok = sm_render(&diag, &job);
	for (size_t i = 0; i < diag.n_errors; i++) {
		(void)fprintf(
			stderr, "line %u: %s\n", diag.errors[i].line, diag.errors[i].text);
	}
	ok = ok && fwrite(svg.ptr, 1, svg.len, stdout) == svg.len;
	sm_text_finish(&svg);
	sm_text_finish(&report);
	return ok ? 0 : (int)diag.code;
}
