#include "json.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

struct reader {
  struct json_document *document;
  char *at;
  char *end;
};

static struct json *read_value(struct reader *reader, int depth);

static void *fail(struct reader *reader, const char *problem) {
  if (reader->document->problem == NULL) {
    reader->document->problem = problem;
  }
  return NULL;
}

static void skip_spaces(struct reader *reader) {
  while (reader->at < reader->end && strchr(" \t\r\n", *reader->at) != NULL && *reader->at != '\0') {
    reader->at++;
  }
}

static bool take(struct reader *reader, const char *text) {
  size_t length = strlen(text);
  if ((size_t)(reader->end - reader->at) < length || memcmp(reader->at, text, length) != 0) {
    return false;
  }
  reader->at += length;
  return true;
}

static struct json *new_value(struct reader *reader, enum json_kind kind) {
  struct json_document *document = reader->document;
  if (document->used == JSON_VALUES) {
    return fail(reader, "too many values in one line");
  }
  struct json *value = &document->values[document->used++];
  memset(value, 0, sizeof *value);
  value->kind = kind;
  return value;
}

/* Four hexadecimal digits after \u, or -1. */
static long read_code_unit(struct reader *reader) {
  long unit = 0;
  if (reader->end - reader->at < 4) {
    return -1;
  }
  for (int i = 0; i < 4; i++) {
    static const char digits[] = "0123456789abcdef";
    char c = *reader->at++;
    const char *digit = strchr(digits, c >= 'A' && c <= 'F' ? c - 'A' + 'a' : c);
    if (c == '\0' || digit == NULL) {
      return -1;
    }
    unit = unit * 16 + (digit - digits);
  }
  return unit;
}

/* Writes a code point as UTF-8: never longer than the escape that it stands for. */
static char *put_utf8(char *to, long code) {
  if (code < 0x80) {
    *to++ = (char)code;
  } else if (code < 0x800) {
    *to++ = (char)(0xC0 | code >> 6);
    *to++ = (char)(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    *to++ = (char)(0xE0 | code >> 12);
    *to++ = (char)(0x80 | (code >> 6 & 0x3F));
    *to++ = (char)(0x80 | (code & 0x3F));
  } else {
    *to++ = (char)(0xF0 | code >> 18);
    *to++ = (char)(0x80 | (code >> 12 & 0x3F));
    *to++ = (char)(0x80 | (code >> 6 & 0x3F));
    *to++ = (char)(0x80 | (code & 0x3F));
  }
  return to;
}

static char *read_unicode_escape(struct reader *reader, char *to) {
  long code = read_code_unit(reader);
  if (code >= 0xD800 && code < 0xDC00 && take(reader, "\\u")) {
    long low = read_code_unit(reader);
    code = low >= 0xDC00 && low < 0xE000 ? 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00) : -1;
  }
  /* A zero would end the name early. */
  if (code <= 0 || (code >= 0xD800 && code < 0xE000)) {
    return fail(reader, "a bad \\u escape");
  }
  return put_utf8(to, code);
}

static const char *read_string(struct reader *reader) {
  if (!take(reader, "\"")) {
    return fail(reader, "a string is expected");
  }
  char *start = reader->at;
  char *to = start;
  while (reader->at < reader->end) {
    char c = *reader->at++;
    if (c == '"') {
      *to = '\0';
      return start;
    }
    if ((unsigned char)c < 0x20) {
      return fail(reader, "a control character in a string");
    }
    if (c != '\\') {
      *to++ = c;
      continue;
    }
    static const char escapes[] = "\"\\/bfnrt";
    static const char meanings[] = "\"\\/\b\f\n\r\t";
    c = reader->at < reader->end ? *reader->at++ : '\0';
    const char *escape = c == '\0' ? NULL : strchr(escapes, c);
    if (c == 'u') {
      if ((to = read_unicode_escape(reader, to)) == NULL) {
        return NULL;
      }
    } else if (escape != NULL) {
      *to++ = meanings[escape - escapes];
    } else {
      return fail(reader, "a bad escape in a string");
    }
  }
  return fail(reader, "a string does not end");
}

static struct json *read_integer(struct reader *reader) {
  struct json *value = new_value(reader, JSON_INTEGER);
  bool negative = take(reader, "-");
  char *digits = reader->at;
  unsigned long long magnitude = 0;
  if (value == NULL) {
    return NULL;
  }
  while (reader->at < reader->end && *reader->at >= '0' && *reader->at <= '9') {
    magnitude = magnitude * 10 + (unsigned)(*reader->at++ - '0');
    if (magnitude > LLONG_MAX) {
      return fail(reader, "a number is too large");
    }
  }
  if (reader->at == digits || (*digits == '0' && reader->at - digits > 1)) {
    return fail(reader, "a value is expected");
  }
  if (reader->at < reader->end && strchr(".eE", *reader->at) != NULL && *reader->at != '\0') {
    return fail(reader, "a number is no integer");
  }
  value->integer = negative ? -(long long)magnitude : (long long)magnitude;
  return value;
}

/* The elements of an array or the members of an object, after its opening bracket. */
static struct json *read_children(struct reader *reader, enum json_kind kind, int depth) {
  struct json *parent = new_value(reader, kind);
  const char *closing = kind == JSON_OBJECT ? "}" : "]";
  if (parent == NULL) {
    return NULL;
  }
  if (depth == JSON_DEPTH) {
    return fail(reader, "too deep");
  }
  struct json **link = &parent->first;
  skip_spaces(reader);
  if (take(reader, closing)) {
    return parent;
  }
  for (;;) {
    const char *key = NULL;
    skip_spaces(reader);
    if (kind == JSON_OBJECT) {
      if ((key = read_string(reader)) == NULL) {
        return NULL;
      }
      if (json_member(parent, key) != NULL) {
        return fail(reader, "a member stands twice in an object");
      }
      skip_spaces(reader);
      if (!take(reader, ":")) {
        return fail(reader, "a colon is expected");
      }
    }
    if ((*link = read_value(reader, depth + 1)) == NULL) {
      return NULL;
    }
    (*link)->key = key;
    link = &(*link)->next;
    skip_spaces(reader);
    if (take(reader, closing)) {
      return parent;
    }
    if (!take(reader, ",")) {
      return fail(reader, "a comma or a closing bracket is expected");
    }
  }
}

static struct json *read_value(struct reader *reader, int depth) {
  skip_spaces(reader);
  if (take(reader, "{")) {
    return read_children(reader, JSON_OBJECT, depth);
  }
  if (take(reader, "[")) {
    return read_children(reader, JSON_ARRAY, depth);
  }
  if (take(reader, "null")) {
    return new_value(reader, JSON_NULL);
  }
  if (take(reader, "true")) {
    return new_value(reader, JSON_TRUE);
  }
  if (take(reader, "false")) {
    return new_value(reader, JSON_FALSE);
  }
  if (reader->at < reader->end && *reader->at == '"') {
    struct json *value = new_value(reader, JSON_STRING);
    if (value == NULL || (value->string = read_string(reader)) == NULL) {
      return NULL;
    }
    return value;
  }
  return read_integer(reader);
}

struct json *json_read(struct json_document *document, char *line, size_t length) {
  struct reader reader = {document, line, line + length};
  document->used = 0;
  document->problem = NULL;
  struct json *value = read_value(&reader, 0);
  if (value == NULL) {
    return NULL;
  }
  skip_spaces(&reader);
  return reader.at == reader.end ? value : fail(&reader, "something follows the value");
}

const struct json *json_member(const struct json *object, const char *key) {
  if (object == NULL || object->kind != JSON_OBJECT) {
    return NULL;
  }
  for (const struct json *member = object->first; member != NULL; member = member->next) {
    if (member->key != NULL && strcmp(member->key, key) == 0) {
      return member;
    }
  }
  return NULL;
}

const char *json_string_member(const struct json *object, const char *key) {
  const struct json *member = json_member(object, key);
  return member != NULL && member->kind == JSON_STRING ? member->string : NULL;
}

bool json_int_member(const struct json *object, const char *key, int *value) {
  const struct json *member = json_member(object, key);
  if (member == NULL || member->kind != JSON_INTEGER || member->integer < INT_MIN
      || member->integer > INT_MAX) {
    return false;
  }
  *value = (int)member->integer;
  return true;
}

void json_begin(struct json_line *line) {
  line->length = 0;
  line->overflow = false;
}

static void put(struct json_line *line, const char *text, size_t length) {
  if (sizeof line->text - line->length < length) {
    line->overflow = true;
    return;
  }
  memcpy(line->text + line->length, text, length);
  line->length += length;
}

void json_raw(struct json_line *line, const char *text) {
  put(line, text, strlen(text));
}

void json_string(struct json_line *line, const char *text) {
  put(line, "\"", 1);
  for (; *text != '\0'; text++) {
    if (*text == '"' || *text == '\\') {
      char escape[] = {'\\', *text};
      put(line, escape, 2);
    } else if ((unsigned char)*text < 0x20) {
      char escape[8];
      snprintf(escape, sizeof escape, "\\u%04x", (unsigned)*text);
      put(line, escape, 6);
    } else {
      put(line, text, 1);
    }
  }
  put(line, "\"", 1);
}

void json_integer(struct json_line *line, long long value) {
  char text[24];
  snprintf(text, sizeof text, "%lld", value);
  json_raw(line, text);
}

void json_value(struct json_line *line, const struct json *value) {
  switch (value->kind) {
    case JSON_FALSE:
      json_raw(line, "false");
      break;
    case JSON_TRUE:
      json_raw(line, "true");
      break;
    case JSON_INTEGER:
      json_integer(line, value->integer);
      break;
    case JSON_STRING:
      json_string(line, value->string);
      break;
    default:
      json_raw(line, "null");
      break;
  }
}
