/* The Windows headers, in the one order that works, for what Windows XP and ReactOS have. */
#ifndef ADAPTER_API_H
#define ADAPTER_API_H

#ifndef _WIN32_WINNT
#define _WIN32_WINNT 0x0501
#endif
#define WIN32_LEAN_AND_MEAN

#include <winsock2.h>
#include <ws2tcpip.h>
#include <mswsock.h>
#include <windows.h>

/* A handle value that names nothing: too high to be given out, and none of the pseudo-handles. */
#define NO_HANDLE 0x00DEADB0

#endif
