#include "channel.h"

#include <stdio.h>
#include <string.h>

const char *operation_name(enum operation operation) {
  static const char *const names[] = {
#define CALL(constant, name, ...) [OP_##constant] = #name,
#include "calls.inc"
#undef CALL
      [OP_HELLO] = "hello", [OP_CONNECT_STREAM] = "connect", [OP_CONNECT_TO] = "connect",
      [OP_GET_ADDRESS] = "bind", [OP_BEGIN_FILL] = "filling the send buffer",
      [OP_END_FILL] = "filling the send buffer",
      [OP_WRITABLE] = "asking for room", [OP_ARRIVED] = "waiting for data",
      [OP_RESET] = "waiting for a reset", [OP_REFUSED] = "waiting for a refusal",
      [OP_IS_SOCKET] = "asking what is inherited",
      [OP_DISCARD] = "discarding an info", [OP_KEEP_DESKTOP] = "making a window",
      [OP_FORGET] = "forgetting the trace",
  };
  return names[operation];
}

static void name_of(char *name, size_t size, DWORD coordinator, unsigned number, const char *part) {
  snprintf(name, size, "shared-sockets-%lu-%u-%s", (unsigned long)coordinator, number, part);
}

static HANDLE event_of(const char *name, bool create) {
  return create ? CreateEventA(NULL, FALSE, FALSE, name)
                : OpenEventA(SYNCHRONIZE | EVENT_MODIFY_STATE, FALSE, name);
}

bool channel_open(struct channel *channel, DWORD coordinator, unsigned number, bool create) {
  char name[64];
  memset(channel, 0, sizeof *channel);
  name_of(name, sizeof name, coordinator, number, "memory");
  channel->memory = create ? CreateFileMappingA(INVALID_HANDLE_VALUE, NULL, PAGE_READWRITE, 0,
                                                sizeof(struct message), name)
                           : OpenFileMappingA(FILE_MAP_WRITE | FILE_MAP_READ, FALSE, name);
  if (channel->memory != NULL) {
    channel->message = MapViewOfFile(channel->memory, FILE_MAP_WRITE | FILE_MAP_READ, 0, 0, 0);
  }
  name_of(name, sizeof name, coordinator, number, "request");
  channel->request = event_of(name, create);
  name_of(name, sizeof name, coordinator, number, "answer");
  channel->answer = event_of(name, create);
  if (channel->message == NULL || channel->request == NULL || channel->answer == NULL) {
    channel_close(channel);
    return false;
  }
  return true;
}

void channel_close(struct channel *channel) {
  if (channel->message != NULL) {
    UnmapViewOfFile(channel->message);
  }
  HANDLE handles[] = {channel->memory, channel->request, channel->answer, channel->other};
  for (size_t i = 0; i < sizeof handles / sizeof handles[0]; i++) {
    if (handles[i] != NULL) {
      CloseHandle(handles[i]);
    }
  }
  memset(channel, 0, sizeof *channel);
}

static bool wait_for(HANDLE event, HANDLE process, DWORD timeout) {
  HANDLE handles[] = {event, process};
  return WaitForMultipleObjects(2, handles, FALSE, timeout) == WAIT_OBJECT_0;
}

bool channel_wait(struct channel *channel, DWORD timeout) {
  return wait_for(channel->answer, channel->other, timeout);
}

bool channel_call(struct channel *channel, DWORD timeout) {
  return SetEvent(channel->request) && channel_wait(channel, timeout);
}

bool channel_next(struct channel *channel) {
  return wait_for(channel->request, channel->other, INFINITE);
}

bool channel_answer(struct channel *channel) {
  return SetEvent(channel->answer) != 0;
}
