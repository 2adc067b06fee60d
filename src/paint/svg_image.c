#include "paint/svg_image.h"

void svg_base64(struct buf *out, const unsigned char *p, size_t n)
{
	static const char digits[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	for (size_t i = 0; i < n; i += 3) {
		size_t left = n - i;
		unsigned v = (unsigned)p[i] << 16 | (left > 1 ? (unsigned)p[i + 1] << 8 : 0) |
			     (left > 2 ? p[i + 2] : 0);
		const char four[] = {digits[v >> 18], digits[v >> 12 & 63],
			left > 1 ? digits[v >> 6 & 63] : '=', left > 2 ? digits[v & 63] : '='};
		buf_add(out, four, sizeof(four));
	}
}

void svg_image_define(struct buf *out, const struct picture *picture)
{
	buf_printf(out, "<symbol id=\"%s\" viewBox=\"", picture->key);
	for (size_t i = 0; i < 4; i++) {
		buf_puts(out, i == 0 ? "" : " ");
		buf_num(out, picture->view[i], 6);
	}
	/* The page fills even-odd, which pictures do not expect. */
	buf_puts(out, "\" fill-rule=\"nonzero\">");
	if (picture->kind == PICTURE_SVG) {
		buf_add(out, picture->bytes, picture->n);
	} else {
		buf_puts(out, "<image width=\"");
		buf_num(out, picture->view[2], 0);
		buf_puts(out, "\" height=\"");
		buf_num(out, picture->view[3], 0);
		buf_puts(out, "\" xlink:href=\"data:image/png;base64,");
		svg_base64(out, (const unsigned char *)picture->bytes, picture->n);
		buf_puts(out, "\"/>");
	}
	buf_puts(out, "</symbol>\n");
}
