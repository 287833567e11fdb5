/* The adapter of a real Winsock: requests on standard input, answers on standard output. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "api.h"
#include "failure.h"
#include "json.h"
#include "peers.h"
#include "pending.h"
#include "play.h"
#include "settling.h"
#include "trace.h"
#include "turn.h"
#include "worker.h"
#include "workers.h"

static const char USAGE[] =
    "usage: winsock-adapter [--workers N] [--settle MS] [--settle-call MS] [--timeout MS]\n"
    "Plays traces of shared sockets on this machine's Winsock. Reads requests, an object of JSON\n"
    "in each line, from standard input; answers each with a line on standard output.\n"
    "  --workers N       processes that are started ahead (5)\n"
    "  --settle MS       how long after a network event \"nothing has happened\" is waited for (5)\n"
    "  --settle-call MS  the same after a call (1)\n"
    "  --timeout MS      how long a call may take, if resets do not say (8000)\n";

enum { LINE_LENGTH = 1 << 16 };

/* Reads a line into the buffer, without its end. False: there is none. */
static bool read_line(char *buffer, size_t *length) {
  static char input[LINE_LENGTH];
  static DWORD at, end;
  *length = 0;
  for (;;) {
    if (at == end) {
      at = 0;
      if (!ReadFile(GetStdHandle(STD_INPUT_HANDLE), input, sizeof input, &end, NULL) || end == 0) {
        end = 0;
        return *length > 0;
      }
    }
    char c = input[at++];
    if (c == '\n') {
      return true;
    }
    if (*length == LINE_LENGTH - 1) {
      give_up("a request is longer than %d bytes", LINE_LENGTH - 1);
    }
    buffer[(*length)++] = c;
  }
}

static void write_line(struct json_line *line) {
  json_raw(line, "\n");
  if (line->overflow) {
    give_up("an answer is too long");
  }
  for (size_t written = 0; written < line->length;) {
    DWORD count;
    if (!WriteFile(GetStdHandle(STD_OUTPUT_HANDLE), line->text + written, (DWORD)(line->length - written),
                   &count, NULL)) {
      /* Nobody reads any more. */
      end_workers();
      exit(0);
    }
    written += count;
  }
}

/* The coordinator reads a call's answer from its worker, and writes it, before the driver gives up. */
static DWORD timeout_of_calls(int driver) {
  return (DWORD)driver / 5 * 4;
}

/* The processes of the list run from the start, so that they can be targets before they call. */
static void reset(const struct json *processes) {
  forget_trace();
  forget_settling();
  for (const struct json *name = processes == NULL ? NULL : processes->first; name != NULL; name = name->next) {
    if (name->kind == JSON_STRING) {
      running_process(name->string);
    }
  }
  refill_workers();
}

/* A request and its answer. */
struct task {
  char line[LINE_LENGTH];
  size_t length;
  struct json_document document;
  const struct json *request;
  struct json_line answer;
};

static bool takes_several;  /* the driver makes several requests at a time */
static unsigned unanswered;
static _Thread_local const struct json *served; /* the id of what this thread serves */

static void serve_reset(const struct json *request, struct json_line *answer) {
  int number;
  if (unanswered > 0) {
    give_up("a reset before all requests have an answer");
  }
  if (json_int_member(request, "timeout", &number) && number > 0) {
    limit_calls(timeout_of_calls(number));
  }
  takes_several = json_int_member(request, "threads", &number) && number > 1;
  reset(json_member(request, "processes"));
  json_raw(answer, takes_several ? "{\"reset\":true,\"threads\":true}" : "{\"reset\":true}");
}

void answer_pending(void) {
  if (served == NULL) {
    return;
  }
  static struct json_line answer;
  json_begin(&answer);
  json_raw(&answer, "{\"id\":");
  json_value(&answer, served);
  json_raw(&answer, ",\"pending\":true}");
  write_line(&answer);
  if (takes_several) {
    pass_turn();
    Sleep(INFINITE);
  }
}

static void serve(const struct json *request, struct json_line *answer) {
  const struct json *id = json_member(request, "id");
  if (id == NULL || (id->kind != JSON_INTEGER && id->kind != JSON_STRING)) {
    give_up("a request without an id, and no reset");
  }
  json_raw(answer, "{\"id\":");
  json_value(answer, id);
  served = id;
  play(request, answer);
  served = NULL;
  json_raw(answer, "}");
}

static void perform_task(struct task *task) {
  take_turn();
  serve(task->request, &task->answer);
  unanswered--;
  write_line(&task->answer);
  pass_turn();
}

static DWORD WINAPI perform_in_thread(void *task) {
  perform_task(task);
  free(task);
  return 0;
}

static void perform_reset(struct task *task) {
  take_turn();
  serve_reset(task->request, &task->answer);
  write_line(&task->answer);
  pass_turn();
}

/* Performs the task, or has a thread do so if there may be others meanwhile: whether it has. */
static bool hand_over(struct task *task) {
  task->request = json_read(&task->document, task->line, task->length);
  if (task->request == NULL || task->request->kind != JSON_OBJECT) {
    give_up("a request is no object of JSON: %s", task->request == NULL ? task->document.problem : "another value");
  }
  const struct json *again = json_member(task->request, "reset");
  json_begin(&task->answer);
  if (again != NULL && again->kind == JSON_TRUE) {
    perform_reset(task);
    return false;
  }
  take_turn();
  unanswered++;
  pass_turn();
  if (!takes_several) {
    perform_task(task);
    return false;
  }
  if (!QueueUserWorkItem(perform_in_thread, task, WT_EXECUTELONGFUNCTION)) {
    give_up("there are no threads: error %lu", GetLastError());
  }
  return true;
}

static void run(void) {
  struct task *task = NULL;
  for (;;) {
    if (task == NULL) {
      task = new_memory(1, sizeof *task);
    }
    if (!read_line(task->line, &task->length)) {
      return;
    }
    if (hand_over(task)) {
      task = NULL;
    }
  }
}

/* A number of the command line; anything else is a wrong usage. */
static DWORD number_of(const char *text, unsigned long most) {
  char *end = NULL;
  unsigned long number = text == NULL || text[0] < '0' || text[0] > '9' ? most + 1 : strtoul(text, &end, 10);
  if (number > most || *end != '\0') {
    fputs(USAGE, stderr);
    exit(2);
  }
  return number;
}

int main(int argc, char **argv) {
  DWORD ready = 5, settle = 5, settle_call = 1, timeout = 8000;
  if (argc == 4 && strcmp(argv[1], "--worker") == 0) {
    return run_worker(strtoul(argv[2], NULL, 10), (unsigned)strtoul(argv[3], NULL, 10));
  }
  for (int i = 1; i < argc; i += 2) {
    if (strcmp(argv[i], "--help") == 0) {
      fputs(USAGE, stdout);
      return 0;
    }
    const char *value = i + 1 < argc ? argv[i + 1] : NULL;
    if (strcmp(argv[i], "--workers") == 0) {
      ready = number_of(value, 64);
    } else if (strcmp(argv[i], "--settle") == 0) {
      settle = number_of(value, 10000);
    } else if (strcmp(argv[i], "--settle-call") == 0) {
      settle_call = number_of(value, 10000);
    } else if (strcmp(argv[i], "--timeout") == 0) {
      timeout = number_of(value, 3600000);
    } else {
      number_of(NULL, 0);
    }
  }
  turns_start();
  configure_workers(ready);
  limit_calls(timeout);
  configure_settling(settle, settle_call);
  refill_workers();
  keep_desktop();
  if (!peers_start()) {
    give_up("the peers cannot be started: error %d", WSAGetLastError());
  }
  run();
  end_workers();
  return 0;
}
