#include "report/depfile.h"

/* A name as Make reads it in a rule. */
static void add_name(struct buf *out, const char *name)
{
	for (; *name != '\0'; name++) {
		if (*name == ' ' || *name == '#' || *name == '\\') {
			buf_puts(out, "\\");
		}
		buf_add(out, name, 1);
		if (*name == '$') {
			buf_puts(out, "$");
		}
	}
}

void depfile_write(const struct sm_job *job, const struct inputs *inputs, struct buf *out)
{
	for (size_t i = 0; i < job->n_outputs; i++) {
		if (job->outputs[i].into == NULL) {
			add_name(out, job->outputs[i].path);
			buf_puts(out, " ");
		}
	}
	buf_puts(out, ":");
	for (size_t i = 0; i < inputs->n; i++) {
		buf_puts(out, " \\\n ");
		add_name(out, inputs->paths[i]);
	}
	buf_puts(out, "\n");
}
