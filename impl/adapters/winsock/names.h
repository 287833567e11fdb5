/* What the trace format calls by name: errors, options, network events, directions. */
#ifndef ADAPTER_NAMES_H
#define ADAPTER_NAMES_H

#include <stdbool.h>

#include "json.h"

/* The name of an error code in the trace format, NULL where it has none. */
const char *error_name(int code);

/* Where an option is found; `SO_UNKNOWN` is one that no implementation has. */
struct option {
  const char *name;
  int level;
  int number;
};

/* The option of that name, NULL where this adapter does not know it. */
const struct option *option_named(const char *name);

/* The FD_* mask that a list of names stands for, -1 where it is no such list. */
long events_from_json(const struct json *list);

/* Writes the mask as a list of names. */
void events_to_json(struct json_line *line, long events);

/* The name of the one event, NULL where it is none that the trace format has. */
const char *event_name(long event);

/* SD_SEND, SD_RECEIVE or SD_BOTH, -1 for another name. */
int direction_named(const char *name);

#endif
