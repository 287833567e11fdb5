#include "failure.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "workers.h"

_Noreturn void give_up(const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  fputs("winsock-adapter: ", stderr);
  vfprintf(stderr, format, arguments);
  fputs("\n", stderr);
  fflush(stderr);
  va_end(arguments);
  end_workers();
  exit(3);
}

void *new_memory(size_t count, size_t size) {
  void *memory = calloc(count, size);
  if (memory == NULL) {
    give_up("out of memory");
  }
  return memory;
}

void *more_memory(void *memory, size_t count, size_t size) {
  void *larger = size != 0 && count > (size_t)-1 / size ? NULL : realloc(memory, count * size);
  if (larger == NULL) {
    give_up("out of memory");
  }
  return larger;
}
