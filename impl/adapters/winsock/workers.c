#include "workers.h"

#include <stdio.h>
#include <stdlib.h>

#include "failure.h"
#include "pending.h"
#include "turn.h"
#include "worker.h"

static struct worker *all;   /* every worker whose process may run */
static struct worker **idle; /* those that serve nobody */
static unsigned idle_count, idle_room;
static unsigned wanted;
static DWORD call_timeout;
static unsigned next_number = 1;

void configure_workers(unsigned ready) {
  wanted = ready;
}

void limit_calls(DWORD timeout) {
  call_timeout = timeout;
}

static bool start_process(struct worker *worker) {
  PROCESS_INFORMATION process;
  if (!create_worker_process(GetCurrentProcessId(), worker->number, false, &process)) {
    return false;
  }
  worker->channel.other = process.hProcess;
  worker->process_id = process.dwProcessId;
  return true;
}

static struct worker *new_worker(void) {
  struct worker *worker = new_memory(1, sizeof *worker);
  worker->number = next_number++;
  if (!channel_open(&worker->channel, GetCurrentProcessId(), worker->number, true)) {
    give_up("cannot make the channel to a worker: error %lu", GetLastError());
  }
  return worker;
}

static struct worker *start_worker(void) {
  struct worker *worker = new_worker();
  /* On a busy machine Wine sometimes cannot (ERROR_INTERNAL_ERROR), and then can. */
  enum { TRIES = 20, PAUSE_MS = 200 };
  for (int i = 1; !start_process(worker); i++) {
    DWORD error = GetLastError();
    if (i == TRIES) {
      give_up("cannot start a worker: error %lu", error);
    }
    Sleep(PAUSE_MS);
  }
  worker->next = all;
  all = worker;
  return worker;
}

static void keep_idle(struct worker *worker) {
  if (idle_count == idle_room) {
    idle_room = idle_room == 0 ? 8 : 2 * idle_room;
    idle = more_memory(idle, idle_room, sizeof *idle);
  }
  idle[idle_count++] = worker;
}

void refill_workers(void) {
  while (idle_count < wanted) {
    keep_idle(start_worker());
  }
}

static void greet(struct worker *worker) {
  if (worker->greeted) {
    return;
  }
  if (!channel_wait(&worker->channel, 60000)) {
    give_up("a worker does not start");
  }
  if (worker->channel.message->status != STATUS_DONE) {
    give_up("a worker has no Winsock: error %ld", worker->channel.message->error);
  }
  worker->greeted = true;
}

/* An idle worker that has served before, else the one that has had most time to start, else a new
 * one. */
struct worker *take_worker(void) {
  struct worker *worker;
  unsigned chosen = 0;
  if (idle_count == 0) {
    worker = start_worker();
  } else {
    for (unsigned i = idle_count; i > 0; i--) {
      if (idle[i - 1]->greeted) {
        chosen = i - 1;
      }
    }
    worker = idle[chosen];
    for (unsigned i = chosen + 1; i < idle_count; i++) {
      idle[i - 1] = idle[i];
    }
    idle_count--;
  }
  greet(worker);
  return worker;
}

struct worker *create_child(struct worker *parent, bool inherits, const char *who) {
  struct worker *worker = new_worker();
  struct message *message = parent->channel.message;
  message->a = (LONG)worker->number;
  message->b = inherits;
  message->c = (LONG)GetCurrentProcessId();
  call_worker_meanwhile(parent, OP_CREATE_PROCESS, who);
  if (message->status != STATUS_DONE) {
    channel_close(&worker->channel);
    free(worker);
    return NULL;
  }
  worker->process_id = (DWORD)message->a;
  worker->channel.other = OpenProcess(SYNCHRONIZE | PROCESS_TERMINATE, FALSE, worker->process_id);
  if (worker->channel.other == NULL) {
    give_up("a child cannot be opened: error %lu", GetLastError());
  }
  worker->next = all;
  all = worker;
  greet(worker);
  return worker;
}

static void unlink_worker(struct worker *worker) {
  for (struct worker **link = &all; *link != NULL; link = &(*link)->next) {
    if (*link == worker) {
      *link = worker->next;
      return;
    }
  }
}

void await_end_of_worker(struct worker *worker) {
  if (WaitForSingleObject(worker->channel.other, call_timeout) != WAIT_OBJECT_0) {
    give_up("a process does not end after ExitProcess");
  }
}

void drop_worker(struct worker *worker) {
  unlink_worker(worker);
  channel_close(&worker->channel);
  free(worker);
}

static void check(struct worker *worker, bool answered, enum operation operation, const char *who) {
  const struct message *message = worker->channel.message;
  if (!answered) {
    bool ended = WaitForSingleObject(worker->channel.other, 0) == WAIT_OBJECT_0;
    if (!ended) {
      answer_pending();
    }
    give_up(ended ? "%s: its process has ended in %s" : "%s: no answer in time, %s blocks", who,
            operation_name(operation));
  }
  if (message->status == STATUS_BROKEN) {
    give_up("%s: %s cannot be done: error %ld", who, operation_name(operation), message->error);
  }
}

void call_worker(struct worker *worker, enum operation operation, const char *who) {
  worker->channel.message->operation = operation;
  check(worker, channel_call(&worker->channel, call_timeout), operation, who);
}

void call_worker_meanwhile(struct worker *worker, enum operation operation, const char *who) {
  worker->channel.message->operation = operation;
  pass_turn();
  bool answered = channel_call(&worker->channel, call_timeout);
  take_turn();
  check(worker, answered, operation, who);
}

static void end_worker(struct worker *worker) {
  call_worker(worker, OP_EXIT_PROCESS, "reset");
  await_end_of_worker(worker);
  drop_worker(worker);
}

void return_worker(struct worker *worker, bool serves_again) {
  call_worker(worker, OP_FORGET, "reset");
  LONG handles = worker->channel.message->a;
  if (worker->handles == 0) {
    worker->handles = handles;
  }
  /* Some are the system's own; where there are ever more, traces leave something behind.
   * (Wine 8.0 counts none: there it was tried that nothing is left.) */
  if (serves_again && handles <= worker->handles + 16) {
    keep_idle(worker);
    return;
  }
  end_worker(worker);
}

/* On Wine the desktop starts with the first window and ends soon after the last one: a process that
 * asks for a window as it ends never gets one, but one that is started later does. So one worker, which
 * serves nobody, has a window all the time. */
void keep_desktop(void) {
  enum { TRIES = 30, PAUSE_MS = 300 };
  for (int i = 1;; i++) {
    struct worker *worker = start_worker();
    greet(worker);
    call_worker(worker, OP_KEEP_DESKTOP, "start");
    if (worker->channel.message->status == STATUS_DONE) {
      return;
    }
    if (i == TRIES) {
      give_up("there are no windows: error %ld", worker->channel.message->error);
    }
    end_worker(worker);
    Sleep(PAUSE_MS);
  }
}

void end_workers(void) {
  /* One that is still starting finds nobody and ends by itself. */
  for (struct worker *worker = all; worker != NULL; worker = worker->next) {
    if (worker->greeted) {
      TerminateProcess(worker->channel.other, 0);
    }
  }
}
