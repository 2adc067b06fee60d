/* Whether a text is one JSON value and nothing else, by the grammar of RFC 8259. */
#ifndef JSON_H
#define JSON_H

#include <stdbool.h>
#include <string.h>

enum { JSON_DEPTH_MAX = 20 };

static inline void json_space(const char **s)
{
	*s += strspn(*s, " \t\r\n");
}

/* Goes on behind the character, if it is there. */
static inline bool json_take(const char **s, char c)
{
	bool is = **s == c;
	*s += is;
	return is;
}

static inline bool json_string(const char **s)
{
	if (!json_take(s, '"')) {
		return false;
	}
	for (; **s != '"'; (*s)++) {
		if ((unsigned char)**s < 0x20) {
			return false;
		}
		if (**s != '\\') {
			continue;
		}
		(*s)++;
		if (**s == '\0' || strchr("\"\\/bfnrtu", **s) == NULL ||
			(**s == 'u' && strspn(*s + 1, "0123456789abcdefABCDEF") < 4)) {
			return false;
		}
	}
	(*s)++;
	return true;
}

static inline bool json_number(const char **s)
{
	*s += **s == '-';
	size_t whole = strspn(*s, "0123456789");
	if (whole == 0 || (whole > 1 && **s == '0')) {
		return false;
	}
	*s += whole;
	if (**s == '.') {
		size_t digits = strspn(*s + 1, "0123456789");
		*s += digits + 1;
		return digits > 0;
	}
	return true;
}

static inline bool json_word(const char **s)
{
	static const char *const words[] = {"true", "false", "null"};
	for (size_t i = 0; i < 3; i++) {
		size_t n = strlen(words[i]);
		if (strncmp(*s, words[i], n) == 0) {
			*s += n;
			return true;
		}
	}
	return false;
}

static inline bool json_value(const char **s, int depth);

static inline bool json_members(const char **s, char end, int depth)
{
	(*s)++;
	json_space(s);
	for (bool first = true; **s != end; first = false) {
		if (!first && !json_take(s, ',')) {
			return false;
		}
		json_space(s);
		if (end == '}') {
			if (!json_string(s)) {
				return false;
			}
			json_space(s);
			if (!json_take(s, ':')) {
				return false;
			}
		}
		if (!json_value(s, depth + 1)) {
			return false;
		}
	}
	(*s)++;
	return true;
}

static inline bool json_value(const char **s, int depth)
{
	bool ok = depth < JSON_DEPTH_MAX;
	json_space(s);
	if (**s == '{' || **s == '[') {
		ok = ok && json_members(s, **s == '{' ? '}' : ']', depth);
	} else if (**s == '"') {
		ok = ok && json_string(s);
	} else {
		ok = ok &&
		     (**s == '-' || (**s >= '0' && **s <= '9') ? json_number(s) : json_word(s));
	}
	json_space(s);
	return ok;
}

static inline bool json_is_valid(const char *s)
{
	return json_value(&s, 0) && *s == '\0';
}

#endif
