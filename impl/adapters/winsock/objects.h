/* A worker's event objects and windows: each exists from its first use, by its name. */
#ifndef ADAPTER_OBJECTS_H
#define ADAPTER_OBJECTS_H

#include <stdbool.h>

#include "api.h"

/* The event object of that name, made at its first use, manual-reset, or by a call. The name "" is a null
 * handle, "invalid" a handle that names no object. False: it cannot be made. */
bool event_object(const char *name, WSAEVENT *event);

/* Makes it anew, whatever the name stood for. False: it cannot be made. */
bool create_event_object(const char *name, bool manual_reset);

/* Closes it; the next use of the name makes another one. */
bool close_event_object(const char *name);

/* The same of message-only windows. */
bool window_object(const char *name, HWND *window);
bool destroy_window_object(const char *name);

/* Makes a window that no trace sees, if there is none yet, and says whether there is one now. */
bool has_window_of_its_own(void);

/* Ends them all, and drops what stands in the message queue. */
void forget_objects(void);

#endif
