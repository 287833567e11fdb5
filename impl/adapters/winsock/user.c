#include "user.h"

#include "values.h"

static struct user functions;
static bool loaded;

static FARPROC function(HMODULE library, const char *name) {
  FARPROC found = library == NULL ? NULL : GetProcAddress(library, name);
  if (found == NULL) {
    ExitProcess(3);
  }
  return found;
}

#define LOAD(member, name) functions.member = (__typeof__(functions.member))(void *)function(library, name)

const struct user *user(void) {
  if (!loaded) {
    reserve_values();
    HMODULE library = LoadLibraryA("user32.dll");
    release_values();
    LOAD(register_class, "RegisterClassW");
    LOAD(create_window, "CreateWindowExW");
    LOAD(destroy_window, "DestroyWindow");
    LOAD(default_procedure, "DefWindowProcW");
    LOAD(is_window, "IsWindow");
    LOAD(peek_message, "PeekMessageW");
    LOAD(get_message, "GetMessageW");
    LOAD(dispatch_message, "DispatchMessageW");
    LOAD(wait_for_message, "MsgWaitForMultipleObjects");
    loaded = true;
  }
  return &functions;
}

bool user_is_loaded(void) {
  return loaded;
}
