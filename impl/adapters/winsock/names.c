#include "names.h"

#include <stddef.h>
#include <string.h>

#include "api.h"

struct named {
  const char *name;
  long number;
};

#define NAMED(name) {#name, name}

static const struct named ERRORS[] = {
    NAMED(WSA_INVALID_HANDLE), NAMED(WSA_NOT_ENOUGH_MEMORY), NAMED(WSA_INVALID_PARAMETER),
    NAMED(WSA_OPERATION_ABORTED), NAMED(WSA_IO_INCOMPLETE), NAMED(WSA_IO_PENDING),
    NAMED(ERROR_INVALID_WINDOW_HANDLE), NAMED(WSAEINTR),
    NAMED(WSAEBADF), NAMED(WSAEACCES), NAMED(WSAEFAULT), NAMED(WSAEINVAL), NAMED(WSAEMFILE),
    NAMED(WSAEWOULDBLOCK), NAMED(WSAEINPROGRESS), NAMED(WSAEALREADY), NAMED(WSAENOTSOCK),
    NAMED(WSAEDESTADDRREQ), NAMED(WSAEMSGSIZE), NAMED(WSAEPROTOTYPE), NAMED(WSAENOPROTOOPT),
    NAMED(WSAEPROTONOSUPPORT), NAMED(WSAESOCKTNOSUPPORT), NAMED(WSAEOPNOTSUPP),
    NAMED(WSAEPFNOSUPPORT), NAMED(WSAEAFNOSUPPORT), NAMED(WSAEADDRINUSE), NAMED(WSAEADDRNOTAVAIL),
    NAMED(WSAENETDOWN), NAMED(WSAENETUNREACH), NAMED(WSAENETRESET), NAMED(WSAECONNABORTED),
    NAMED(WSAECONNRESET), NAMED(WSAENOBUFS), NAMED(WSAEISCONN), NAMED(WSAENOTCONN),
    NAMED(WSAESHUTDOWN), NAMED(WSAETOOMANYREFS), NAMED(WSAETIMEDOUT), NAMED(WSAECONNREFUSED),
    NAMED(WSAELOOP), NAMED(WSAENAMETOOLONG), NAMED(WSAEHOSTDOWN), NAMED(WSAEHOSTUNREACH),
    NAMED(WSAENOTEMPTY), NAMED(WSAEPROCLIM), NAMED(WSAEUSERS), NAMED(WSAEDQUOT), NAMED(WSAESTALE),
    NAMED(WSAEREMOTE), NAMED(WSASYSNOTREADY), NAMED(WSAVERNOTSUPPORTED), NAMED(WSANOTINITIALISED),
    NAMED(WSAEDISCON), NAMED(WSAENOMORE), NAMED(WSAECANCELLED), NAMED(WSAEINVALIDPROCTABLE),
    NAMED(WSAEINVALIDPROVIDER), NAMED(WSAEPROVIDERFAILEDINIT), NAMED(WSASYSCALLFAILURE),
};

#define SOCKET_OPTION(name) {#name, SOL_SOCKET, name}
#define TCP_OPTION(name) {#name, IPPROTO_TCP, name}
#define IP_OPTION(name) {#name, IPPROTO_IP, name}

static const struct option OPTIONS[] = {
    SOCKET_OPTION(SO_RCVBUF), SOCKET_OPTION(SO_SNDBUF), SOCKET_OPTION(SO_RCVTIMEO),
    SOCKET_OPTION(SO_SNDTIMEO), SOCKET_OPTION(SO_KEEPALIVE), SOCKET_OPTION(SO_BROADCAST),
    SOCKET_OPTION(SO_REUSEADDR), SOCKET_OPTION(SO_EXCLUSIVEADDRUSE), SOCKET_OPTION(SO_DONTROUTE),
    SOCKET_OPTION(SO_OOBINLINE), SOCKET_OPTION(SO_DONTLINGER), SOCKET_OPTION(SO_DEBUG),
    SOCKET_OPTION(SO_USELOOPBACK), SOCKET_OPTION(SO_RCVLOWAT), SOCKET_OPTION(SO_SNDLOWAT),
    SOCKET_OPTION(SO_CONDITIONAL_ACCEPT), SOCKET_OPTION(SO_ACCEPTCONN), SOCKET_OPTION(SO_TYPE),
    SOCKET_OPTION(SO_ERROR), TCP_OPTION(TCP_NODELAY), IP_OPTION(IP_TTL),
    IP_OPTION(IP_TOS), IP_OPTION(IP_DONTFRAGMENT), IP_OPTION(IP_MULTICAST_TTL),
    IP_OPTION(IP_MULTICAST_LOOP), {"SO_UNKNOWN", SOL_SOCKET, 0x7ABC},
};

/* In the order in which the trace format lists them. */
static const struct named EVENTS[] = {
    NAMED(FD_ACCEPT), NAMED(FD_READ), NAMED(FD_WRITE), NAMED(FD_CLOSE), NAMED(FD_OOB), NAMED(FD_CONNECT),
    NAMED(FD_QOS), NAMED(FD_GROUP_QOS), NAMED(FD_ROUTING_INTERFACE_CHANGE), NAMED(FD_ADDRESS_LIST_CHANGE),
};

static const struct named DIRECTIONS[] = {NAMED(SD_SEND), NAMED(SD_RECEIVE), NAMED(SD_BOTH)};

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

const char *error_name(int code) {
  for (size_t i = 0; i < COUNT(ERRORS); i++) {
    if (ERRORS[i].number == code) {
      return ERRORS[i].name;
    }
  }
  return NULL;
}

const struct option *option_named(const char *name) {
  for (size_t i = 0; i < COUNT(OPTIONS); i++) {
    if (strcmp(OPTIONS[i].name, name) == 0) {
      return &OPTIONS[i];
    }
  }
  return NULL;
}

static long number_named(const struct named *table, size_t count, const char *name) {
  for (size_t i = 0; i < count; i++) {
    if (strcmp(table[i].name, name) == 0) {
      return table[i].number;
    }
  }
  return -1;
}

long events_from_json(const struct json *list) {
  long events = 0;
  if (list == NULL || list->kind != JSON_ARRAY) {
    return -1;
  }
  for (const struct json *element = list->first; element != NULL; element = element->next) {
    long event = element->kind == JSON_STRING ? number_named(EVENTS, COUNT(EVENTS), element->string) : -1;
    if (event == -1) {
      return -1;
    }
    events |= event;
  }
  return events;
}

void events_to_json(struct json_line *line, long events) {
  const char *separator = "";
  json_raw(line, "[");
  for (size_t i = 0; i < COUNT(EVENTS); i++) {
    if ((events & EVENTS[i].number) != 0) {
      json_raw(line, separator);
      json_string(line, EVENTS[i].name);
      separator = ",";
    }
  }
  json_raw(line, "]");
}

const char *event_name(long event) {
  for (size_t i = 0; i < COUNT(EVENTS); i++) {
    if (EVENTS[i].number == event) {
      return EVENTS[i].name;
    }
  }
  return NULL;
}

int direction_named(const char *name) {
  return (int)number_named(DIRECTIONS, COUNT(DIRECTIONS), name);
}
