"""Processes of a trace: forked, each makes the calls that it is asked for.

Requests and answers are JSON on a socket between coordinator and worker; descriptors pass beside
them, in SCM_RIGHTS.
"""
import array
import base64
import errno
import fcntl
import json
import os
import select
import signal
import socket
import struct
import termios
import time

# Of a worker: above all descriptors that calls return.
CHANNEL = 900
LOOPBACK = "127.0.0.1"
MOST_BYTES = 64 << 10
# The largest send buffer that Linux gives everybody, and how much of it a peer might take later.
FILLED_BUFFER, MARGIN = 212992, 64 << 10
SEND_BUFFER = 32 << 10
CONNECT_MS, ARRIVAL_SECONDS = 1000, 0.2


def until(condition, seconds):
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.0005)
    return True


def polled(fd, events, milliseconds=0):
    poll = select.poll()
    poll.register(fd, events)
    return bool(poll.poll(milliseconds))


class Worker:
    """A process of the trace: makes calls with the descriptors that it has."""

    def __init__(self, channel):
        self.channel = channel

    def serve(self):
        while True:
            line, _, _, _ = self.channel.recvmsg(1 << 22)
            if not line:
                os._exit(0)
            request = json.loads(line)
            sent = []
            try:
                answer = getattr(self, "do_" + request.pop("do"))(sent, **request)
            except OSError as failure:
                answer = {"error": failure.errno}
                if failure.errno == errno.EAGAIN:
                    answer["blocks"] = not fcntl.fcntl(request["fd"], fcntl.F_GETFL) & os.O_NONBLOCK
            self.channel.sendmsg([json.dumps(answer).encode()], rights(sent))

    def do_forget(self, _):
        os.closerange(3, CHANNEL)
        return {}

    def do_exit(self, _):
        os._exit(0)

    def do_socket(self, _, type):
        s = socket.socket(socket.AF_INET, type)
        # Otherwise Linux makes it larger as it likes, beyond what can be set.
        s.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)
        return {"fd": s.detach()}

    def do_check(self, _, fd):
        fcntl.fcntl(fd, fcntl.F_GETFD)
        return {}

    def do_give(self, sent, fd):
        self.do_check(sent, fd)
        sent.append(fd)
        return {}

    def do_take(self, _):
        """The least descriptor that is free, as Linux gives them."""
        _, control, _, _ = self.channel.recvmsg(1, socket.CMSG_SPACE(4))
        return {"fd": struct.unpack("i", control[0][2][:4])[0]}

    def do_close(self, _, fd):
        os.close(fd)
        return {}

    def do_bind(self, _, fd, port=0):
        with Borrowed(fd) as s:
            s.bind((LOOPBACK, port))
            return {"port": s.getsockname()[1]}

    def do_connect(self, _, fd, port):
        with Borrowed(fd) as s:
            try:
                s.connect((LOOPBACK, port))
            except BlockingIOError:
                polled(fd, select.POLLOUT, CONNECT_MS)
            return {"port": s.getsockname()[1]}

    def do_call_connect(self, _, fd, port):
        with Borrowed(fd) as s:
            s.connect((LOOPBACK, port))
        return {}

    def do_port(self, _, fd):
        with Borrowed(fd) as s:
            return {"port": s.getsockname()[1]}

    def do_peer_port(self, _, fd):
        with Borrowed(fd) as s:
            return {"port": s.getpeername()[1]}

    def do_is_blocking(self, _, fd):
        return {"blocking": not fcntl.fcntl(fd, fcntl.F_GETFL) & os.O_NONBLOCK}

    def do_refused(self, _, fd):
        return {"refused": polled(fd, select.POLLHUP, 5000)}

    def do_set(self, _, fd, option, value):
        with Borrowed(fd) as s:
            if option[2:]:
                value = struct.pack("qq", value // 1000, value % 1000 * 1000)
            s.setsockopt(*option[:2], value)
        return {}

    def do_get(self, _, fd, option):
        with Borrowed(fd) as s:
            if not option[2:]:
                return {"value": s.getsockopt(*option)}
            seconds, micros = struct.unpack("qq", s.getsockopt(*option[:2], 16))
            return {"value": seconds * 1000 + micros // 1000}

    def do_blocking(self, _, fd, nonblocking):
        flags = fcntl.fcntl(fd, fcntl.F_GETFL)
        bit = os.O_NONBLOCK
        fcntl.fcntl(fd, fcntl.F_SETFL, flags | bit if nonblocking else flags & ~bit)
        return {}

    def do_send(self, _, fd, data):
        with Borrowed(fd) as s:
            return {"count": s.send(base64.b64decode(data))}

    def do_recv(self, _, fd, length, flags):
        with Borrowed(fd) as s:
            return {"data": base64.b64encode(s.recv(length, flags)).decode()}

    def do_shutdown(self, _, fd, how):
        with Borrowed(fd) as s:
            s.shutdown(how)
        return {}

    def do_listen(self, _, fd):
        with Borrowed(fd) as s:
            s.listen(128)
        return {}

    def do_accept(self, _, fd):
        with Borrowed(fd) as s:
            accepted, address = s.accept()
            return {"fd": accepted.detach(), "port": address[1]}

    def do_fill(self, _, fd):
        """Sends until nothing more is taken, with a larger buffer, so that what the peer takes later
        makes no room: far more waits than the buffer holds that it has before and after."""
        with Borrowed(fd) as s:
            size = s.getsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF)
            s.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, FILLED_BUFFER)
            sent = 0
            try:
                while True:
                    sent += s.send(bytes(FILLED_BUFFER), socket.MSG_DONTWAIT)
            except BlockingIOError:
                pass
            # Linux takes twice what it is given, which it reads.
            s.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, size // 2)
            waiting = array.array("i", [0])
            fcntl.ioctl(fd, termios.TIOCOUTQ, waiting)
            return {"count": sent, "full": waiting[0] > size + MARGIN,
                    "kept": s.getsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF) == size}

    def do_polled(self, _, fd, events, count):
        """Whether it can be read, written, or has ended, and so many bytes have come."""
        def come():
            have = array.array("i", [0])
            return not count or not fcntl.ioctl(fd, termios.FIONREAD, have) and have[0] >= count
        return {"polled": until(lambda: polled(fd, events) and come(), ARRIVAL_SECONDS)}


class Borrowed:
    """A socket object for one call; the descriptor stays open."""

    def __init__(self, fd):
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM, 0, fileno=fd)

    def __enter__(self):
        return self.socket

    def __exit__(self, *_):
        self.socket.detach()


def rights(descriptors):
    if not descriptors:
        return []
    return [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", descriptors))]


class Process:
    """The coordinator's end of a worker."""

    # For how long an answer is waited for.
    seconds = 8.0

    def __init__(self):
        self.channel, other = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.pid = os.fork()
        if self.pid == 0:
            os.dup2(other.fileno(), CHANNEL)
            null = os.open(os.devnull, os.O_RDWR)
            os.dup2(null, 0)
            os.dup2(null, 1)
            os.closerange(3, CHANNEL)
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            Worker(socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET, 0, CHANNEL)).serve()
        other.close()
        self.sockets = {}
        self.running = True

    def ask(self, do, given=None, **arguments):
        """The answer, and the descriptors that came with it; TimeoutError if it takes too long."""
        self.channel.sendmsg([json.dumps({"do": do, **arguments}).encode()])
        if given is not None:
            self.channel.sendmsg([b"i"], rights([given]))
        if not polled(self.channel, select.POLLIN, 1000 * Process.seconds):
            raise TimeoutError
        line, control, _, _ = self.channel.recvmsg(1 << 22, socket.CMSG_SPACE(4))
        if not line:
            raise EOFError("a worker has died")
        return json.loads(line), [struct.unpack("i", c[2][:4])[0] for c in control]

    def exit(self):
        self.channel.sendmsg([b'{"do":"exit"}'])
        os.waitpid(self.pid, 0)
        self.channel.close()
        self.running = False
