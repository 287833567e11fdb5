/* One process of the trace: does what the coordinator asks, until that ends. */
#ifndef ADAPTER_WORKER_H
#define ADAPTER_WORKER_H

#include <stdbool.h>

#include "api.h"

/* Starts the process of a worker for that channel, which inherits this one's handles or none. */
bool create_worker_process(DWORD coordinator, unsigned number, bool inherits, PROCESS_INFORMATION *process);

/* Runs the worker at the other end of that channel; returns the process's exit status. */
int run_worker(DWORD coordinator, unsigned number);

#endif
