/* What ends the adapter: nothing that an implementation answers, only what the adapter needs. */
#ifndef ADAPTER_FAILURE_H
#define ADAPTER_FAILURE_H

#include <stddef.h>

/* Says on standard error what is wrong, ends all workers, exits with status 3. */
_Noreturn void give_up(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Memory, zeroed; never NULL. */
void *new_memory(size_t count, size_t size);
void *more_memory(void *memory, size_t count, size_t size);

#endif
