/* dl_iterate_phdr(). NOLINTNEXTLINE(bugprone-reserved-identifier,cert-dcl37-c) */
#define _GNU_SOURCE
#include "batch/program.h"

#include "base/path.h"
#include "paint/pdf_tags.h"
#include "paint/rsvg.h"
#include "proj/project.h"
#include "source/gdal.h"

#include <link.h>
#include <string.h>

enum { BUILD_HEX = 16, NAME_SIZE = 4 };

struct search {
	uintptr_t own; /* an address within our code */
	const unsigned char *id;
	size_t n;
};

/* Whether one of the object's segments holds the address. */
static bool holds(const struct dl_phdr_info *info, uintptr_t address)
{
	for (size_t i = 0; i < info->dlpi_phnum; i++) {
		const ElfW(Phdr) *p = &info->dlpi_phdr[i];
		uintptr_t from = info->dlpi_addr + p->p_vaddr;
		if (p->p_type == PT_LOAD && address >= from && address < from + p->p_memsz) {
			return true;
		}
	}
	return false;
}

static size_t padded(size_t n)
{
	return (n + 3) / 4 * 4;
}

/* The note "GNU" of type 3 among those of a segment. */
static bool find_note(const unsigned char *at, size_t n, struct search *out)
{
	ElfW(Nhdr) note;
	while (n >= sizeof(note)) {
		memcpy(&note, at, sizeof(note));
		size_t head = sizeof(note) + padded(note.n_namesz);
		size_t whole = head + padded(note.n_descsz);
		if (whole > n) {
			return false;
		}
		if (note.n_type == NT_GNU_BUILD_ID && note.n_namesz == NAME_SIZE &&
			memcmp(at + sizeof(note), "GNU", NAME_SIZE) == 0) {
			out->id = at + head;
			out->n = note.n_descsz;
			return true;
		}
		at += whole;
		n -= whole;
	}
	return false;
}

static int look(struct dl_phdr_info *info, size_t size, void *user)
{
	struct search *s = user;
	if (!holds(info, s->own)) {
		return 0;
	}
	for (size_t i = 0; i < info->dlpi_phnum; i++) {
		const ElfW(Phdr) *p = &info->dlpi_phdr[i];
		/* NOLINTNEXTLINE(performance-no-int-to-ptr): that is where the notes are */
		const unsigned char *at = (const void *)(info->dlpi_addr + p->p_vaddr);
		if (p->p_type == PT_NOTE && find_note(at, p->p_filesz, s)) {
			break;
		}
	}
	return 1;
}

static void add_build(struct buf *out)
{
	struct search s = {.own = (uintptr_t)&program_lines};
	(void)dl_iterate_phdr(look, &s);
	buf_puts(out, s.n == 0 ? "" : " (build ");
	for (size_t i = 0; i < s.n && i < BUILD_HEX / 2; i++) {
		buf_printf(out, "%02x", s.id[i]);
	}
	buf_puts(out, s.n == 0 ? "" : ")");
}

bool program_lines(struct sm_diag *d, struct buf *out)
{
	struct sm_text libraries = {0};
	char database[PROJECT_DATABASE_MAX];
	if (!sm_libraries(d, &libraries)) {
		return false;
	}
	buf_printf(out, "sahelmap %s", sm_version());
	add_build(out);
	buf_puts(out, "\n");
	buf_add(out, libraries.ptr, libraries.len);
	sm_text_finish(&libraries);
	if (project_database(database)) {
		buf_printf(out, "proj.db %s\n", database);
	}
	while (out->len > 0 && out->ptr[out->len - 1] == '\n') {
		out->ptr[--out->len] = '\0';
	}
	return !out->failed;
}

void program_late_lines(unsigned set, struct buf *out)
{
	static const struct {
		unsigned bit;
		const char *name;
		void (*version)(struct buf *out);
	} late[] = {{PROGRAM_GDAL, "gdal", gdal_version},
		{PROGRAM_QPDF, "qpdf", pdf_tags_version},
		{PROGRAM_RSVG, "librsvg", rsvg_version}};
	for (size_t i = 0; i < sizeof(late) / sizeof(late[0]); i++) {
		if ((set & late[i].bit) != 0) {
			buf_printf(out, "\n%s ", late[i].name);
			late[i].version(out);
		}
	}
}

unsigned program_late_of_input(const char *name)
{
	return gdal_reads(name)		      ? PROGRAM_GDAL
	       : path_has_ending(name, "svg") ? PROGRAM_RSVG
					      : 0;
}

unsigned program_late_of_format(const char *format)
{
	return strcmp(format, "pdf") == 0 ? PROGRAM_QPDF : 0;
}
