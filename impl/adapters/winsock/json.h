/* JSON as the adapter protocol needs it: a strict reader of one line, a writer of one line.
 * Numbers are integers; objects may not name a member twice. */
#ifndef ADAPTER_JSON_H
#define ADAPTER_JSON_H

#include <stdbool.h>
#include <stddef.h>

enum json_kind { JSON_NULL, JSON_FALSE, JSON_TRUE, JSON_INTEGER, JSON_STRING, JSON_ARRAY, JSON_OBJECT };

/* One value. Strings are decoded in place in the line that was read, and end in a zero. */
struct json {
  enum json_kind kind;
  const char *key;      /* the member's name, where the parent is an object */
  const char *string;   /* JSON_STRING */
  long long integer;    /* JSON_INTEGER */
  struct json *first;   /* first element or member */
  struct json *next;    /* the parent's next one */
};

enum { JSON_VALUES = 256, JSON_DEPTH = 8 };

/* A line that was read: its values live as long as it and the line do. */
struct json_document {
  struct json values[JSON_VALUES];
  size_t used;
  const char *problem;  /* what is wrong, where json_read returned NULL */
};

/* Reads the one value that the line holds; the line is changed. NULL: it is malformed. */
struct json *json_read(struct json_document *document, char *line, size_t length);

/* The member of that name, NULL where there is none or the value is no object. */
const struct json *json_member(const struct json *object, const char *key);

/* The string member of that name, NULL where there is none. */
const char *json_string_member(const struct json *object, const char *key);

/* Whether the member is an integer that an int holds; it is stored in *value. */
bool json_int_member(const struct json *object, const char *key, int *value);

/* A line being written. What does not fit sets `overflow` and is left out. */
struct json_line {
  char text[4096];
  size_t length;
  bool overflow;
};

void json_begin(struct json_line *line);
void json_raw(struct json_line *line, const char *text);
void json_string(struct json_line *line, const char *text);
void json_integer(struct json_line *line, long long value);
void json_value(struct json_line *line, const struct json *value); /* a null, boolean, integer or string */

#endif
