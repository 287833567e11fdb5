/* user32, loaded at its first use: most workers have no window, and on Wine a process starts in a
 * third of the time without it. */
#ifndef ADAPTER_USER_H
#define ADAPTER_USER_H

#include <stdbool.h>

#include "api.h"

struct user {
  __typeof__(RegisterClassW) *register_class;
  __typeof__(CreateWindowExW) *create_window;
  __typeof__(DestroyWindow) *destroy_window;
  __typeof__(DefWindowProcW) *default_procedure;
  __typeof__(IsWindow) *is_window;
  __typeof__(PeekMessageW) *peek_message;
  __typeof__(GetMessageW) *get_message;
  __typeof__(DispatchMessageW) *dispatch_message;
  __typeof__(MsgWaitForMultipleObjects) *wait_for_message;
};

/* Loads it if need be; a process that cannot ends. */
const struct user *user(void);

bool user_is_loaded(void);

#endif
