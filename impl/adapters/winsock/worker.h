/* One process of the trace: does what the coordinator asks, until that ends. */
#ifndef ADAPTER_WORKER_H
#define ADAPTER_WORKER_H

#include "api.h"

/* Runs the worker at the other end of that channel; returns the process's exit status. */
int run_worker(DWORD coordinator, unsigned number);

#endif
