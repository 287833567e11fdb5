/* The worker processes: started ahead, lent to a trace's processes, taken back. */
#ifndef ADAPTER_WORKERS_H
#define ADAPTER_WORKERS_H

#include <stdbool.h>

#include "channel.h"

struct worker {
  struct worker *next;
  struct channel channel;
  DWORD process_id;
  unsigned number;
  LONG handles; /* that it had open when it was first taken back, 0 before */
  bool greeted;
};

/* So many are kept ready. */
void configure_workers(unsigned ready);

/* Each call from now on has so many milliseconds. */
void limit_calls(DWORD timeout);

/* Sees to it that any worker can have a window. */
void keep_desktop(void);

/* Starts what is missing, without waiting for it. */
void refill_workers(void);

/* A worker that serves nobody. */
struct worker *take_worker(void);

/* A child of the worker's process, which inherits its handles or none. NULL: the call has failed, as the
 * parent's message says. */
struct worker *create_child(struct worker *parent, bool inherits, const char *who);

/* Makes the call in the worker's message; gives up where the worker breaks. `who` is for people. */
void call_worker(struct worker *worker, enum operation operation, const char *who);

/* The same, and others have the turn until the answer is there. */
void call_worker_meanwhile(struct worker *worker, enum operation operation, const char *who);

/* Takes a worker back: everything that the trace made in it is gone, or the worker is. It serves
 * again only if that is wanted. */
void return_worker(struct worker *worker, bool serves_again);

/* Waits until the worker's process has ended; it stays known, so that its id is not given out. */
void await_end_of_worker(struct worker *worker);

/* Forgets a worker whose process has ended. */
void drop_worker(struct worker *worker);

/* Ends them all. */
void end_workers(void);

#endif
