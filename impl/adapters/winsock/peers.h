/* The network: the other end of each socket, on 127.0.0.1. Ports are numbers. */
#ifndef ADAPTER_PEERS_H
#define ADAPTER_PEERS_H

#include <stdbool.h>

#include "api.h"

/* Starts Winsock, and the listener at which stream sockets arrive. False: see WSAGetLastError. */
bool peers_start(void);

/* The port of that listener. */
unsigned peers_port(void);

/* A port that is free, and that no connection gets by itself; 0: there is none. Each is given once in a
 * long while, so that what a connection leaves at it is gone. */
unsigned peers_free_port(void);

/* The peer of a stream socket that has connected from that port, INVALID_SOCKET if none comes. */
SOCKET peer_accept(unsigned port);

/* A peer that lets an attempt to connect wait: its queue of connections is full. NULL: there is none,
 * as where the system refuses what a full queue does not take. */
struct delay *delay_begin(unsigned *port);

/* It takes the connection that has come from that port; INVALID_SOCKET: none comes. It is gone then. */
SOCKET delay_accept(struct delay *delay, unsigned port);

/* It goes, and with it what waits. */
void delay_refuse(struct delay *delay);

/* The peer of a datagram socket; its port. Then it has to be told the socket's port. */
SOCKET peer_of_datagrams(unsigned *port);
bool peer_talks_to(SOCKET peer, unsigned port);

/* Asks for a connection at that port; stores the port that it comes from. */
SOCKET peer_connect(unsigned port, unsigned *own_port);

/* Bytes of a stream, or a datagram. */
bool peer_sends(SOCKET peer, const char *bytes, int count);

/* FIN: the peer sends no more, but still reads. */
bool peer_closes(SOCKET peer);

/* Waits until what has been sent to it, and fits, is there. */
void peer_takes_no_more(SOCKET peer);

/* Reads until so many bytes have been read in all; *received counts them. False: none have come
 * for so many milliseconds, or none will. */
bool peer_reads(SOCKET peer, long long total, long long *received, double patience);

/* Whether the end of the connection comes within so many milliseconds. */
bool peer_sees_end(SOCKET peer, double milliseconds, long long *received);

/* RST: the peer is gone, leaving nothing behind (no TIME_WAIT). */
void peer_drop(SOCKET peer);

#endif
