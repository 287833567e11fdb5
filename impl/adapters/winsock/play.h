/* The calls and network events of the trace format: each request comes to one answer. */
#ifndef ADAPTER_PLAY_H
#define ADAPTER_PLAY_H

#include <stdbool.h>

#include "json.h"

/* Does what the request asks and writes the answer's members after its id: "result", "error" or
 * "unsupported". The caller has the turn; others have it while the call is made. */
void play(const struct json *request, struct json_line *answer);

#endif
