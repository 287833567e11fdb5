#include "worker.h"

#include <wchar.h>

#include "calls.h"
#include "channel.h"
#include "objects.h"

/* Wine takes the value of a handle in a protocol info as it is, whoever opens it: a trace that
 * closes it may close any handle of this process, but not these. */
static void protect(HANDLE handle) {
  SetHandleInformation(handle, HANDLE_FLAG_PROTECT_FROM_CLOSE, HANDLE_FLAG_PROTECT_FROM_CLOSE);
}

/* A call that does not return must not keep the process when the coordinator has ended. */
static DWORD WINAPI end_with_coordinator(void *coordinator) {
  WaitForSingleObject(coordinator, INFINITE);
  TerminateProcess(GetCurrentProcess(), 3);
  return 0;
}

/* Windows: the process's own file, with arguments that make it a worker. */
bool create_worker_process(DWORD coordinator, unsigned number, bool inherits, PROCESS_INFORMATION *process) {
  wchar_t path[MAX_PATH];
  wchar_t command[MAX_PATH + 64];
  STARTUPINFOW startup = {.cb = sizeof startup};
  DWORD length = GetModuleFileNameW(NULL, path, MAX_PATH);
  if (length == 0 || length >= MAX_PATH) {
    return false;
  }
  int written = _snwprintf(command, sizeof command / sizeof command[0], L"\"%ls\" --worker %lu %u", path,
                           (unsigned long)coordinator, number);
  if (written < 0 || (size_t)written >= sizeof command / sizeof command[0]) {
    return false;
  }
  if (!CreateProcessW(path, command, NULL, NULL, inherits, DETACHED_PROCESS, NULL, NULL, &startup, process)) {
    return false;
  }
  CloseHandle(process->hThread);
  return true;
}

int run_worker(DWORD coordinator, unsigned number) {
  struct channel channel;
  if (!channel_open(&channel, coordinator, number, false)) {
    return 3;
  }
  channel.other = OpenProcess(SYNCHRONIZE, FALSE, coordinator);
  if (channel.other == NULL) {
    return 3;
  }
  protect(channel.memory);
  protect(channel.request);
  protect(channel.answer);
  protect(channel.other);
  HANDLE thread = CreateThread(NULL, 0, end_with_coordinator, channel.other, 0, NULL);
  if (thread == NULL) {
    return 3;
  }
  CloseHandle(thread);
  int failure = start_winsock();
  prepare_winsock();
  channel.message->status = failure == 0 ? STATUS_DONE : STATUS_BROKEN;
  channel.message->error = failure;
  if (!channel_answer(&channel) || failure != 0) {
    return 3;
  }
  while (channel_next(&channel)) {
    LONG operation = channel.message->operation;
    perform(channel.message);
    if (!channel_answer(&channel)) {
      return 3;
    }
    if (operation == OP_EXIT_PROCESS) {
      ExitProcess(0);
    }
  }
  return 0;
}
