#include "objects.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "channel.h"
#include "user.h"
#include "values.h"

struct object {
  struct object *next;
  bool is_window;
  union {
    WSAEVENT event;
    HWND window;
  } handle;
  char name[NAME_LENGTH];
};

static struct object *objects;

static struct object **find(const char *name, bool is_window) {
  struct object **link = &objects;
  while (*link != NULL && ((*link)->is_window != is_window || strcmp((*link)->name, name) != 0)) {
    link = &(*link)->next;
  }
  return link;
}

static HWND create_window(void) {
  static const wchar_t name[] = L"shared-sockets";
  static bool registered;
  if (!registered) {
    WNDCLASSW window_class = {0};
    window_class.lpfnWndProc = user()->default_procedure;
    window_class.hInstance = GetModuleHandleW(NULL);
    window_class.lpszClassName = name;
    reserve_values(); /* user32 connects with the desktop */
    registered = user()->register_class(&window_class) != 0;
    release_values();
    if (!registered) {
      return NULL;
    }
  }
  return user()->create_window(0, name, name, 0, 0, 0, 0, 0, HWND_MESSAGE, NULL, GetModuleHandleW(NULL),
                               NULL);
}

bool has_window_of_its_own(void) {
  static HWND window;
  if (window == NULL) {
    window = create_window();
  }
  return window != NULL;
}

/* A new object of that name, at that place; NULL: it cannot be made. */
static struct object *make(struct object **link, const char *name, bool is_window, bool manual_reset) {
  struct object *object = calloc(1, sizeof *object);
  if (object == NULL || strlen(name) >= sizeof object->name) {
    free(object);
    return NULL;
  }
  object->is_window = is_window;
  strcpy(object->name, name);
  if (is_window) {
    object->handle.window = create_window();
  } else {
    object->handle.event =
        manual_reset ? WSACreateEvent() : CreateEventW(NULL, FALSE, FALSE, NULL);
  }
  if (is_window ? object->handle.window == NULL : object->handle.event == WSA_INVALID_EVENT) {
    free(object);
    return NULL;
  }
  *link = object;
  return object;
}

/* The object of that name, made if need be; NULL: it cannot be made. */
static struct object *existing(const char *name, bool is_window) {
  struct object **link = find(name, is_window);
  return *link != NULL ? *link : make(link, name, is_window, true);
}

bool event_object(const char *name, WSAEVENT *event) {
  if (name[0] == '\0') {
    *event = NULL;
    return true;
  }
  if (strcmp(name, "invalid") == 0) {
    *event = (WSAEVENT)(intptr_t)NO_HANDLE;
    return true;
  }
  struct object *object = existing(name, false);
  if (object != NULL) {
    *event = object->handle.event;
  }
  return object != NULL;
}

bool window_object(const char *name, HWND *window) {
  if (name[0] == '\0') {
    *window = NULL;
    return true;
  }
  if (strcmp(name, "invalid") == 0) {
    *window = (HWND)(intptr_t)NO_HANDLE;
    return true;
  }
  struct object *object = existing(name, true);
  if (object != NULL) {
    *window = object->handle.window;
  }
  return object != NULL;
}

static void forget(struct object **link) {
  struct object *object = *link;
  *link = object->next;
  free(object);
}

bool create_event_object(const char *name, bool manual_reset) {
  struct object **link = find(name, false);
  if (*link != NULL) {
    WSACloseEvent((*link)->handle.event);
    forget(link);
    link = find(name, false);
  }
  return make(link, name, false, manual_reset) != NULL;
}

bool close_event_object(const char *name) {
  WSAEVENT event;
  if (!event_object(name, &event)) {
    return false;
  }
  BOOL closed = WSACloseEvent(event);
  struct object **link = find(name, false);
  if (*link != NULL) {
    forget(link);
  }
  return closed != 0;
}

bool destroy_window_object(const char *name) {
  HWND window;
  if (!window_object(name, &window)) {
    return false;
  }
  BOOL destroyed = user()->destroy_window(window);
  struct object **link = find(name, true);
  if (*link != NULL) {
    forget(link);
  }
  return destroyed != 0;
}

void forget_objects(void) {
  MSG message;
  while (objects != NULL) {
    if (objects->is_window) {
      user()->destroy_window(objects->handle.window);
    } else {
      WSACloseEvent(objects->handle.event);
    }
    forget(&objects);
  }
  while (user_is_loaded() && user()->peek_message(&message, NULL, 0, 0, PM_REMOVE)) {
    user()->dispatch_message(&message);
  }
}
