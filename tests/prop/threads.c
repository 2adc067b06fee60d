/* Draws a map in two threads at once: threads MAP DATA_DIR OUT1 OUT2. OUT1.png, .svg and .pdf
 * come from the first, OUT2's from the second. The program takes the locale of its
 * environment, as a host of the library may. */
#include <sahelmap/sahelmap.h>

#include <locale.h>
#include <pthread.h>
#include <stdio.h>

struct work {
	const char *map, *data_dir, *out;
	struct sm_diag diag;
	bool ok;
};

static void *draw(void *user)
{
	struct work *w = user;
	static const char *const endings[] = {"png", "svg", "pdf"};
	char paths[3][4096];
	struct sm_output outputs[3];
	for (int i = 0; i < 3; i++) {
		(void)snprintf(paths[i], sizeof(paths[i]), "%s.%s", w->out, endings[i]);
		outputs[i] = (struct sm_output){.path = paths[i]};
	}
	const struct sm_job job = {.map_path = w->map,
		.data_dir = w->data_dir,
		.dpi = 100,
		.outputs = outputs,
		.n_outputs = 3};
	w->ok = sm_render(&w->diag, &job);
	return NULL;
}

int main(int argc, char **argv)
{
	if (argc != 5 || setlocale(LC_ALL, "") == NULL) {
		(void)fprintf(stderr, "threads: no such locale, or not four arguments\n");
		return 2;
	}
	(void)printf("%.1f\n", 0.5); /* shows which decimal sign is in force */
	struct work work[2] = {{.map = argv[1], .data_dir = argv[2], .out = argv[3]},
		{.map = argv[1], .data_dir = argv[2], .out = argv[4]}};
	pthread_t other;
	if (pthread_create(&other, NULL, draw, &work[1]) != 0) {
		return 2;
	}
	(void)draw(&work[0]);
	(void)pthread_join(other, NULL);
	for (int i = 0; i < 2; i++) {
		if (!work[i].ok) {
			(void)fprintf(stderr, "threads: %s\n", work[i].diag.errors[0].text);
		}
	}
	return work[0].ok && work[1].ok ? 0 : 1;
}
