#include "values.h"

#include <stddef.h>

#include "api.h"

enum { MORE_THAN_TRACES_CLOSE = 64 };

static HANDLE reserved[MORE_THAN_TRACES_CLOSE];

void reserve_values(void) {
  for (int i = 0; i < MORE_THAN_TRACES_CLOSE; i++) {
    reserved[i] = CreateEventW(NULL, TRUE, FALSE, NULL);
  }
}

void release_values(void) {
  for (int i = 0; i < MORE_THAN_TRACES_CLOSE; i++) {
    if (reserved[i] != NULL) {
      CloseHandle(reserved[i]);
    }
  }
}
