#include "trace.h"

#include <stdlib.h>
#include <string.h>

#include "failure.h"
#include "peers.h"

static struct process *processes;
static struct underlying *sockets;
static struct info *infos;
static size_t info_count, info_room;

/* Room for one more, in an array that doubles. */
static void *with_room(void *array, size_t count, size_t *room, size_t size) {
  if (count < *room) {
    return array;
  }
  *room = *room == 0 ? 16 : 2 * *room;
  return more_memory(array, *room, size);
}

/* The number in a name such as "s12", 0 where it is no such name. */
static size_t number_in(const char *name, char letter) {
  size_t number = 0;
  if (name[0] != letter || name[1] < '1' || name[1] > '9') {
    return 0;
  }
  for (const char *digit = name + 1; *digit != '\0'; digit++) {
    if (*digit < '0' || *digit > '9' || number > 100000000) {
      return 0;
    }
    number = number * 10 + (size_t)(*digit - '0');
  }
  return number;
}

struct process *process_named(const char *name) {
  struct process *process = processes;
  while (process != NULL && strcmp(process->name, name) != 0) {
    process = process->next;
  }
  return process;
}

struct process *running_process(const char *name) {
  struct process *process = process_named(name);
  if (process != NULL || strlen(name) >= NAME_LENGTH) {
    return process;
  }
  process = new_memory(1, sizeof *process);
  strcpy(process->name, name);
  process->worker = take_worker();
  process->next = processes;
  processes = process;
  return process;
}

struct process *created_process(const char *name, struct process *parent, struct worker *worker) {
  struct process *process = new_memory(1, sizeof *process);
  strcpy(process->name, name);
  process->worker = worker;
  process->strange = true; /* what it has inherited no reset takes back */
  for (size_t i = 0; i < parent->count; i++) {
    struct descriptor *own = descriptor_given(process, parent->descriptors[i].value, parent->descriptors[i].socket);
    worker->channel.message->handle = own->value;
    call_worker(worker, OP_IS_SOCKET, name);
    own->given = true;
    own->open = worker->channel.message->a != 0;
    if (!own->open) {
      own->value = NO_HANDLE; /* what has that value now is another object */
    }
  }
  process->next = processes;
  processes = process;
  return process;
}

struct descriptor *descriptor_named(struct process *process, const char *name) {
  size_t number = number_in(name, 's');
  return number == 0 || number > process->count ? NULL : &process->descriptors[number - 1];
}

size_t number_of_value(const struct process *process, SOCKET value) {
  size_t number = process->count;
  while (number > 0 && process->descriptors[number - 1].value != value) {
    number--;
  }
  return number;
}

struct descriptor *descriptor_given(struct process *process, SOCKET value, struct underlying *socket) {
  size_t number = number_of_value(process, value);
  if (number == 0) {
    process->descriptors = with_room(process->descriptors, process->count, &process->room,
                                     sizeof *process->descriptors);
    number = ++process->count;
  }
  struct descriptor *descriptor = &process->descriptors[number - 1];
  descriptor->value = value;
  descriptor->socket = socket;
  descriptor->given = false;
  descriptor->open = true;
  return descriptor;
}

struct underlying *new_underlying(int type) {
  struct underlying *socket = new_memory(1, sizeof *socket);
  socket->type = type;
  socket->role = type == SOCK_STREAM ? FRESH : CONNECTED;
  socket->blocking = true;
  socket->peer = INVALID_SOCKET;
  socket->next = sockets;
  sockets = socket;
  return socket;
}

static struct address {
  struct address *next;
  unsigned port;
  char name[NAME_LENGTH];
} *addresses;

unsigned port_of_address(const char *name) {
  struct address *address = addresses;
  while (address != NULL && strcmp(address->name, name) != 0) {
    address = address->next;
  }
  if (address == NULL && strlen(name) < NAME_LENGTH) {
    address = new_memory(1, sizeof *address);
    strcpy(address->name, name);
    address->port = peers_free_port();
    address->next = addresses;
    addresses = address;
  }
  return address == NULL ? 0 : address->port;
}

const char *address_of_port(unsigned port) {
  const struct address *address = addresses;
  while (address != NULL && address->port != port) {
    address = address->next;
  }
  return address == NULL ? NULL : address->name;
}

SOCKET take_request(struct underlying *listener, unsigned port) {
  struct request **link = &listener->requests;
  while (*link != NULL && (*link)->port != port) {
    link = &(*link)->next;
  }
  struct request *request = *link;
  if (request == NULL) {
    return INVALID_SOCKET;
  }
  SOCKET peer = request->peer;
  *link = request->next;
  free(request);
  return peer;
}

size_t add_info(const struct info *info) {
  infos = with_room(infos, info_count, &info_room, sizeof *infos);
  infos[info_count++] = *info;
  return info_count;
}

struct info *info_named(const char *name) {
  size_t number = number_in(name, 'i');
  return number == 0 || number > info_count ? NULL : &infos[number - 1];
}

/* An unused info may hold a handle in its target: only the target can give it back. */
static void discard_infos(void) {
  for (size_t i = 0; i < info_count; i++) {
    struct info *info = &infos[i];
    if (!info->used && info->target != NULL && !info->target->exited) {
      info->target->worker->channel.message->info = info->blob;
      call_worker(info->target->worker, OP_DISCARD, info->target->name);
    }
  }
  info_count = 0;
}

static void forget_process(struct process *process) {
  if (process->exited) {
    drop_worker(process->worker);
  } else {
    return_worker(process->worker, !process->strange);
  }
  free(process->descriptors);
  free(process);
}

static void forget_socket(struct underlying *socket) {
  while (socket->requests != NULL) {
    struct request *request = socket->requests;
    socket->requests = request->next;
    peer_drop(request->peer);
    free(request);
  }
  if (socket->peer != INVALID_SOCKET) {
    peer_drop(socket->peer);
  }
  if (socket->delay != NULL) {
    delay_refuse(socket->delay);
  }
  free(socket);
}

void forget_trace(void) {
  discard_infos();
  while (processes != NULL) {
    struct process *process = processes;
    processes = process->next;
    forget_process(process);
  }
  while (sockets != NULL) {
    struct underlying *socket = sockets;
    sockets = socket->next;
    forget_socket(socket);
  }
  while (addresses != NULL) {
    struct address *address = addresses;
    addresses = address->next;
    free(address);
  }
}
