#!/usr/bin/env python3
"""An adapter for the sockets of the Linux kernel.

Each process of a trace is a process (fork).  An info is a descriptor on its way in a message
(SCM_RIGHTS): the target takes it out.  What Linux does not have is unsupported.  README.md says how
calls and errors of Winsock are those of Linux.
"""
import base64
import errno
import json
import os
import select
import socket
import struct
import sys
import time

from processes import CHANNEL, LOOPBACK, MOST_BYTES, Process, polled, until

NO_DESCRIPTOR = 9999
PATIENCE = 1.0
END_SECONDS = 0.02
# Of a peer: small, so that a sender is soon full.
PEER_BUFFER = 64 << 10

SECONDS = "seconds and microseconds"
OPTIONS = {
    "SO_KEEPALIVE": (socket.SOL_SOCKET, socket.SO_KEEPALIVE),
    "SO_BROADCAST": (socket.SOL_SOCKET, socket.SO_BROADCAST),
    "SO_REUSEADDR": (socket.SOL_SOCKET, socket.SO_REUSEADDR),
    "SO_DONTROUTE": (socket.SOL_SOCKET, socket.SO_DONTROUTE),
    "SO_OOBINLINE": (socket.SOL_SOCKET, socket.SO_OOBINLINE),
    "SO_RCVBUF": (socket.SOL_SOCKET, socket.SO_RCVBUF),
    "SO_SNDBUF": (socket.SOL_SOCKET, socket.SO_SNDBUF),
    "SO_RCVTIMEO": (socket.SOL_SOCKET, socket.SO_RCVTIMEO, SECONDS),
    "SO_SNDTIMEO": (socket.SOL_SOCKET, socket.SO_SNDTIMEO, SECONDS),
    "SO_ACCEPTCONN": (socket.SOL_SOCKET, socket.SO_ACCEPTCONN),
    "SO_ERROR": (socket.SOL_SOCKET, socket.SO_ERROR),
    "SO_TYPE": (socket.SOL_SOCKET, socket.SO_TYPE),
    "TCP_NODELAY": (socket.IPPROTO_TCP, socket.TCP_NODELAY),
    "SO_UNKNOWN": (socket.SOL_SOCKET, 0x7FFF),
}
TYPES = {"SOCK_STREAM": socket.SOCK_STREAM, "SOCK_DGRAM": socket.SOCK_DGRAM}
DIRECTIONS = {"SD_RECEIVE": socket.SHUT_RD, "SD_SEND": socket.SHUT_WR, "SD_BOTH": socket.SHUT_RDWR}
ERRORS = {
    errno.EBADF: "WSAENOTSOCK", errno.ENOTSOCK: "WSAENOTSOCK", errno.EINVAL: "WSAEINVAL",
    errno.EAGAIN: "WSAEWOULDBLOCK", errno.EPIPE: "WSAESHUTDOWN", errno.ENOTCONN: "WSAENOTCONN",
    errno.EISCONN: "WSAEISCONN", errno.EOPNOTSUPP: "WSAEOPNOTSUPP", errno.EMSGSIZE: "WSAEMSGSIZE",
    errno.ENOPROTOOPT: "WSAENOPROTOOPT", errno.EMFILE: "WSAEMFILE", errno.EACCES: "WSAEACCES",
    errno.ECONNRESET: "WSAECONNRESET", errno.ECONNABORTED: "WSAECONNABORTED",
    errno.EINPROGRESS: "WSAEWOULDBLOCK", errno.EALREADY: "WSAEALREADY",
    errno.ECONNREFUSED: "WSAECONNREFUSED", errno.EADDRINUSE: "WSAEADDRINUSE", errno.EDESTADDRREQ: "WSAEDESTADDRREQ", errno.EDOM: "WSAEINVAL", errno.ENOBUFS: "WSAENOBUFS",
}
UNSUPPORTED = {"unsupported": True}


class Unsupported(Exception):
    """What the adapter cannot do."""


class Socket:
    """What the coordinator knows of an open socket."""

    def __init__(self, type):
        self.type, self.role, self.peer = type, "fresh", None
        self.sent = self.received = self.unread = 0
        self.ended = self.full = False
        self.requests = {}
        self.delay = None
        self.unbound = False
        self.peer_port, self.peer_name = 0, None

    def drain(self):
        """Whether the peer has seen the end."""
        try:
            while True:
                count = len(self.peer.recv(MOST_BYTES))
                self.received += count
                if count == 0:
                    return True
        except BlockingIOError:
            return False
        except OSError:
            return True


class Delay:
    """A peer that lets an attempt to connect wait: its queue of connections is full."""

    MOST, FULL_MS = 8, 30

    def __init__(self):
        self.listener = socket.create_server((LOOPBACK, 0), backlog=0)
        self.port, self.fillers, full = self.listener.getsockname()[1], [], False
        while not full:
            if len(self.fillers) == self.MOST:
                self.refuse()
                raise Unsupported
            filler = socket.socket()
            filler.setblocking(False)
            self.fillers.append(filler)
            filler.connect_ex((LOOPBACK, self.port))
            full = not polled(filler, select.POLLOUT, self.FULL_MS)

    def accept(self, port):
        """The connection from that port, which comes again after a second, or three."""
        self.listener.settimeout(5)
        try:
            while True:
                peer, address = self.listener.accept()
                if address[1] == port:
                    peer.setblocking(False)
                    return peer
                peer.close()
        finally:
            self.refuse()

    def refuse(self):
        for each in [self.listener, *self.fillers]:
            each.close()


class Trace:
    """All processes and sockets of one trace."""

    def __init__(self, processes, idle):
        self.idle, self.processes, self.infos, self.sockets = idle, {}, {}, []
        self.ports = {}
        self.count = 0
        for name in processes:
            self.process(name)

    def process(self, name):
        if name not in self.processes:
            self.processes[name] = self.idle.pop() if self.idle else Process()
        return self.processes[name]

    def end(self):
        """The workers that can serve again."""
        for fd, _ in self.infos.values():
            os.close(fd)
        for s in set(self.sockets):
            if s.delay:
                s.delay.refuse()
            for peer in filter(None, [s.peer, *s.requests.values()]):
                # No connection is left that nobody has.
                peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                peer.close()
        for process in self.processes.values():
            process.sockets = {}
            if process.running:
                process.ask("forget")
        return self.idle + [p for p in self.processes.values() if p.running]

    # Calls

    def call(self, name, call, args):
        process = self.process(name)
        if not process.running:
            raise Unsupported
        function = getattr(self, "call_" + call, None)
        if function is None:
            raise Unsupported
        return function(process, **args)

    def fd(self, name):
        number = int(name[1:]) if name[:1] == "s" and name[1:].isdigit() else NO_DESCRIPTOR
        return number if 2 < number < CHANNEL else NO_DESCRIPTOR

    def asked(self, process, do, fd, **arguments):
        """The answer of a call, or its error as the trace's answer."""
        answer, _ = process.ask(do, fd=fd, **arguments)
        if "error" in answer:
            number = answer["error"]
            # A blocking call that gives up after its time-out has the same error.
            if answer.get("blocks"):
                return None, {"error": "WSAETIMEDOUT"}
            return None, {"error": ERRORS.get(number, "WSASYSCALLFAILURE"), "errno": number}
        return answer, None

    def opened(self, process, fd, s):
        self.sockets.append(s)
        process.sockets[fd] = s
        return {"result": "s%d" % fd}

    def call_socket(self, process, type, connected=True, bound=True):
        s = Socket(TYPES[type])
        s.unbound = not bound
        if s.unbound or s.type == socket.SOCK_STREAM and not connected:
            s.role = "idle"
        answer, _ = process.ask("socket", type=s.type)
        fd = answer["fd"]
        if s.type == socket.SOCK_DGRAM and not s.unbound:
            s.peer = socket.socket(socket.AF_INET, s.type)
            s.peer.bind((LOOPBACK, 0))
            s.peer.setblocking(False)
            port = process.ask("connect", fd=fd, port=s.peer.getsockname()[1])[0]["port"]
            s.peer.connect((LOOPBACK, port))
            s.role = "connected"
        return self.opened(process, fd, s)

    def call_WSADuplicateSocket(self, process, s, target):
        if target not in self.processes or not self.processes[target].running:
            raise Unsupported
        fd = self.fd(s)
        answer, descriptors = process.ask("give", fd=fd)
        if "error" in answer:
            return {"error": ERRORS[answer["error"]]}
        self.count += 1
        name = "i%d" % self.count
        self.infos[name] = descriptors[0], (target, process.sockets[fd])
        return {"result": name}

    def call_WSASocket(self, process, info):
        fd, (target, s) = self.infos.get(info, (None, (None, None)))
        if fd is None or self.processes[target] is not process:
            raise Unsupported
        answer, _ = process.ask("take", given=fd)
        os.close(fd)
        del self.infos[info]
        return self.opened(process, answer["fd"], s)

    def call_closesocket(self, process, s):
        _, error = self.asked(process, "close", self.fd(s))
        return error or {"result": 0}

    def call_setsockopt(self, process, s, option, value):
        value = int(value) if isinstance(value, (int, bool)) else None
        if option not in OPTIONS or value is None or not -(1 << 31) <= value < 1 << 31:
            raise Unsupported
        _, error = self.asked(process, "set", self.fd(s), option=OPTIONS[option], value=value)
        return error or {"result": 0}

    def call_getsockopt(self, process, s, option):
        if option not in OPTIONS:
            raise Unsupported
        answer, error = self.asked(process, "get", self.fd(s), option=OPTIONS[option])
        return error or {"result": answer["value"]}

    def call_ioctlsocket(self, process, s, cmd, value):
        if cmd != "FIONBIO":
            raise Unsupported
        _, error = self.asked(process, "blocking", self.fd(s), nonblocking=bool(value))
        return error or {"result": 0}

    def call_send(self, process, s, length=None, data=None, flags=(), buffer=None):
        content = decoded(data) if data is not None else b"x" * (1 if length is None else length)
        if buffer or flags or len(content) > MOST_BYTES or length not in (None, len(content)):
            raise Unsupported
        fd = self.connected(process, s)
        answer, error = self.asked(process, "send", fd, data=base64.b64encode(content).decode())
        if error is None:
            process.sockets[fd].sent += answer["count"]
        return error or {"result": answer["count"]}

    def call_recv(self, process, s, length=1, flags=(), buffer=None):
        if buffer or length > MOST_BYTES or any(flag != "MSG_PEEK" for flag in flags):
            raise Unsupported
        fd = self.connected(process, s)
        peek = socket.MSG_PEEK if flags else 0
        answer, error = self.asked(process, "recv", fd, length=length, flags=peek)
        if error:
            return error
        content = base64.b64decode(answer["data"])
        if not peek:
            process.sockets[fd].unread -= len(content)
        return {"result": len(content), "data": encoded(content)}

    def call_shutdown(self, process, s, how):
        fd = self.connected(process, s)
        _, error = self.asked(process, "shutdown", fd, how=DIRECTIONS[how])
        if error is None and how != "SD_RECEIVE":
            process.sockets[fd].ended = True
        return error or {"result": 0}

    def port(self, address):
        """The port that stands for an address of this trace; no other trace has it."""
        if address not in self.ports:
            self.ports[address] = free_port()
        return self.ports[address]

    def address(self, port):
        names = [name for name, each in self.ports.items() if each == port]
        return names[0] if names else "%s:%d" % (LOOPBACK, port)

    def call_bind(self, process, s, address=None):
        fd = self.fd(s)
        known = process.sockets.get(fd)
        port = 0 if address is None else self.port(address)
        answer, error = self.asked(process, "bind", fd, port=port)
        if error is None:
            known.port = answer["port"]
            known.role = "idle" if known.role == "fresh" else known.role
        return error or {"result": 0}

    def call_getsockname(self, process, s):
        fd = self.fd(s)
        answer, error = self.asked(process, "port", fd)
        if error is None and answer["port"] == 0:
            if process.sockets[fd].role == "fresh":
                raise Unsupported
            return {"result": "0.0.0.0"}
        return error or {"result": self.address(answer["port"])}

    def call_getpeername(self, process, s):
        fd = self.connected(process, s)
        known = process.sockets.get(fd)
        answer, error = self.asked(process, "peer_port", fd)
        if error is None and known.peer_name and known.peer_port == answer["port"]:
            return {"result": known.peer_name}
        return error or {"result": "%s:%d" % (LOOPBACK, answer["port"])}

    def call_connect(self, process, s, address=None):
        fd = self.fd(s)
        known = process.sockets.get(fd)
        is_stream = known and known.type == socket.SOCK_STREAM
        begins = is_stream and known.role in ("fresh", "idle") and not self.asked(process, "check", fd)[1]
        port = listener.getsockname()[1]
        if begins and not process.ask("is_blocking", fd=fd)[0]["blocking"]:
            known.delay = known.delay or Delay()
            port = known.delay.port
        _, error = self.asked(process, "call_connect", fd, port=port)
        if begins and (error is None or error["error"] == "WSAEWOULDBLOCK"):
            known.peer_port, known.peer_name = port, address
        if begins and error is None:
            known.peer, _ = listener.accept()
            known.peer.setblocking(False)
            known.role = "connected"
        elif begins and error["error"] == "WSAEWOULDBLOCK":
            known.port = process.ask("port", fd=fd)[0]["port"]
            known.role = "connecting"
        return error or {"result": 0}

    def call_listen(self, process, s):
        fd = self.fd(s)
        known = process.sockets.get(fd)
        if known and known.role in ("fresh", "idle") and not hasattr(known, "port") and not known.unbound:
            answer, error = self.asked(process, "bind", fd)
            if error:
                return error
            known.port = answer["port"]
        _, error = self.asked(process, "listen", fd)
        if error is None:
            known.role, known.port = "listening", process.ask("port", fd=fd)[0]["port"]
        return error or {"result": 0}

    def call_accept(self, process, s):
        fd = self.fd(s)
        answer, error = self.asked(process, "accept", fd)
        if error:
            return error
        accepted = Socket(socket.SOCK_STREAM)
        accepted.role, accepted.peer = "connected", process.sockets[fd].requests.pop(answer["port"])
        return self.opened(process, answer["fd"], accepted)

    def call_ExitProcess(self, process):
        process.exit()
        return {"result": 0}

    # Network

    def connected(self, process, name):
        """The descriptor; a fresh stream socket is connected to its peer."""
        fd = self.fd(name)
        s = process.sockets.get(fd)
        if s and s.role == "fresh":
            answer, error = self.asked(process, "connect", fd, port=listener.getsockname()[1])
            if error is None:
                s.peer, _ = listener.accept()
                s.peer.setblocking(False)
                s.role = "connected"
        return fd

    def network(self, event, process, s, **more):
        process = self.processes.get(process)
        known = process and process.sockets.get(self.fd(s))
        if known is None:
            raise Unsupported
        if event == "closed":
            if known.type != socket.SOCK_STREAM or known.peer is None:
                raise Unsupported
            return {"result": until(known.drain, END_SECONDS)}
        if not process.running or self.asked(process, "check", self.fd(s))[1]:
            raise Unsupported
        if event == "connection":
            return self.connection(known)
        if event in ("connected", "refused"):
            return self.attempt_ends(process, self.fd(s), known, event == "connected")
        fd = self.connected(process, s)
        if known.role != "connected" or event not in ("data", "close", "full", "room"):
            raise Unsupported
        return getattr(self, event)(process, fd, known, **more)

    @staticmethod
    def attempt_ends(process, fd, s, succeeds):
        if s.role != "connecting":
            raise Unsupported
        delay, s.delay = s.delay, None
        if succeeds:
            s.peer, s.role = delay.accept(s.port), "connected"
        else:
            delay.refuse()
            process.ask("refused", fd=fd)
            s.role = "idle"
        return {"result": 0}

    @staticmethod
    def connection(s):
        if s.role != "listening":
            raise Unsupported
        client = socket.create_connection((LOOPBACK, s.port), PATIENCE)
        client.setblocking(False)
        s.requests[client.getsockname()[1]] = client
        return {"result": 0}

    @staticmethod
    def data(process, fd, s, length=None, data=None):
        content = decoded(data) if data is not None else b"x" * (1 if length is None else length)
        try:
            if s.peer.send(content) != len(content):
                raise RuntimeError("the peer cannot send")
        except OSError:
            raise Unsupported from None
        s.unread += len(content)
        count = s.unread if s.type == socket.SOCK_STREAM else 0
        process.ask("polled", fd=fd, events=select.POLLIN, count=count)
        return {"result": 0}

    @staticmethod
    def close(process, fd, s):
        if s.type != socket.SOCK_STREAM:
            raise Unsupported
        s.peer.shutdown(socket.SHUT_WR)
        process.ask("polled", fd=fd, events=select.POLLRDHUP, count=0)
        return {"result": 0}

    @staticmethod
    def full(process, fd, s):
        if s.type != socket.SOCK_STREAM or s.ended:
            raise Unsupported
        if s.full:
            return {"result": 0}
        answer, _ = process.ask("fill", fd=fd)
        if not answer["kept"]:
            raise RuntimeError("the size of the send buffer cannot be set back")
        s.sent += answer["count"]
        s.full = answer["full"]
        return {**({"result": 0} if s.full else UNSUPPORTED), "sent": answer["count"]}

    @staticmethod
    def room(process, fd, s):
        if s.type == socket.SOCK_STREAM and not s.ended:
            if not until(lambda: s.drain() or s.received == s.sent, PATIENCE):
                raise RuntimeError("the peer does not get what was sent")
            if not process.ask("polled", fd=fd, events=select.POLLOUT, count=0)[0]["polled"]:
                raise RuntimeError("there is no room")
        s.full = False
        return {"result": 0}


def free_port():
    """One that no connection gets by itself, another one each time."""
    first, count = 20000, 12000
    start = time.monotonic_ns() // 1000
    for i in range(count):
        port = first + (start + i * 7) % count
        try:
            for type in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
                with socket.socket(socket.AF_INET, type) as s:
                    s.bind((LOOPBACK, port))
            return port
        except OSError:
            pass
    raise Unsupported


def decoded(data):
    return data.encode() if isinstance(data, str) else base64.b64decode(data["base64"])


def encoded(content):
    return {"base64": base64.b64encode(content).decode()}


def answer(request):
    global trace
    if "reset" in request:
        Process.seconds = 0.8 * request.get("timeout", 10_000) / 1000
        trace = Trace(request.get("processes", ()), trace.end())
        return {"reset": True}
    try:
        if "network" in request:
            return trace.network(request["network"], **request["args"])
        return trace.call(request["process"], request["call"], request["args"])
    except Unsupported:
        return UNSUPPORTED
    except TimeoutError:
        return {"pending": True}


trace = Trace((), [])
listener = socket.create_server((LOOPBACK, 0))
# Before it is connected, so that no more is ever on its way.
listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, PEER_BUFFER)
for line in sys.stdin:
    request = json.loads(line)
    answered = answer(request)
    if "id" in request:
        answered = {"id": request["id"], **answered}
    print(json.dumps(answered), flush=True)
    if answered.get("pending"):
        break
