"""An adapter for Windows, of what Python has of it: socket.share and socket.fromshare.

Each process of a trace is a Python of its own (python adapter.py --worker). It needs Python 3 and
Windows, and nothing else; see README.md.
"""
import base64
import json
import socket
import subprocess
import sys

OPTIONS = {name: (socket.SOL_SOCKET, getattr(socket, name, None)) for name in (
    "SO_KEEPALIVE", "SO_BROADCAST", "SO_REUSEADDR", "SO_RCVBUF", "SO_SNDBUF", "SO_ACCEPTCONN")}
OPTIONS.update(SO_RCVTIMEO=(socket.SOL_SOCKET, 0x1006), SO_SNDTIMEO=(socket.SOL_SOCKET, 0x1005),
               TCP_NODELAY=(socket.IPPROTO_TCP, socket.TCP_NODELAY))
DIRECTIONS = {"SD_RECEIVE": 0, "SD_SEND": 1, "SD_BOTH": 2}


def decoded(data):
    return data.encode() if isinstance(data, str) else base64.b64decode(data["base64"])


class Worker:
    """A process of the trace. Sockets have Python's time-out None: each call is Winsock's own."""

    def __init__(self):
        self.sockets = {}

    def named(self, s):
        self.sockets["s%d" % s.fileno()] = s
        return {"result": "s%d" % s.fileno()}

    def socket(self, type, peer):
        s = socket.socket(socket.AF_INET, getattr(socket, type))
        s.connect(("127.0.0.1", peer))
        return {**self.named(s), "port": s.getsockname()[1]}

    def WSADuplicateSocket(self, s, pid):
        return {"info": base64.b64encode(self.sockets[s].share(pid)).decode()}

    def WSASocket(self, info):
        return self.named(socket.fromshare(base64.b64decode(info)))

    def closesocket(self, s):
        self.sockets.pop(s).close()
        return {"result": 0}

    def setsockopt(self, s, option, value):
        self.sockets[s].setsockopt(*OPTIONS[option], int(value))
        return {"result": 0}

    def getsockopt(self, s, option):
        return {"result": self.sockets[s].getsockopt(*OPTIONS[option])}

    def ioctlsocket(self, s, cmd, value):
        # Python changes the socket's mode only with its own time-out, 0 or None.
        self.sockets[s].setblocking(not value)
        return {"result": 0}

    def send(self, s, length=None, data=None, flags=()):
        content = b"x" * (1 if length is None else length) if data is None else decoded(data)
        return {"result": self.sockets[s].send(content)}

    def recv(self, s, length=1, flags=()):
        data = self.sockets[s].recv(length, socket.MSG_PEEK if flags else 0)
        return {"result": len(data), "data": {"base64": base64.b64encode(data).decode()}}

    def shutdown(self, s, how):
        self.sockets[s].shutdown(DIRECTIONS[how])
        return {"result": 0}

    def serve(self):
        for line in sys.stdin:
            call, args = json.loads(line)
            try:
                answer = getattr(self, call)(**args)
            except (KeyError, TypeError):  # Python does not pass on what is no descriptor, or no such option
                answer = {"unsupported": True}
            except OSError as failure:
                answer = {"error": failure.winerror or failure.errno}
            print(json.dumps(answer), flush=True)


class Trace:
    def __init__(self, processes):
        self.workers, self.infos, self.peers, self.of = {}, {}, {}, {}
        for name in processes:
            self.worker(name)

    def worker(self, name):
        if name not in self.workers:
            self.workers[name] = subprocess.Popen([sys.executable, __file__, "--worker"], text=True,
                                                  stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        return self.workers[name]

    def ask(self, name, call, args):
        worker = self.worker(name)
        print(json.dumps([call, args]), file=worker.stdin, flush=True)
        return json.loads(worker.stdout.readline())

    def end(self):
        for worker in self.workers.values():
            worker.kill()
            worker.wait()
        for peer in self.peers.values():
            peer.close()

    def call(self, name, call, args):
        sends_with_flags = args.get("flags") and call == "send"
        is_unconnected = not (args.get("connected", True) and args.get("bound", True))
        if (not hasattr(Worker, call) or call in ("named", "serve") or sends_with_flags or is_unconnected
                or "buffer" in args):
            return {"unsupported": True}
        if call == "socket":
            return self.socket(name, args["type"])
        if call == "WSADuplicateSocket":
            if args["target"] not in self.workers:
                return {"unsupported": True}
            answer = self.ask(name, call, {"s": args["s"], "pid": self.worker(args["target"]).pid})
            if "info" in answer:
                info = "i%d" % (len(self.infos) + 1)
                self.infos[info] = answer["info"], self.of.get((name, args["s"]))
                return {"result": info}
            return answer
        if call == "WSASocket":
            info, of = self.infos.get(args["info"], (None, None))
            answer = self.ask(name, call, {"info": info}) if info else {"unsupported": True}
            self.of[name, answer.get("result")] = of
            return answer
        answer = self.ask(name, call, args)
        if call == "closesocket" and "result" in answer:
            self.of.pop((name, args["s"]), None)
        return answer

    def socket(self, name, type):
        peer = socket.socket(socket.AF_INET, getattr(socket, type))
        peer.bind(("127.0.0.1", 0))
        if type == "SOCK_STREAM":
            peer.listen()
        answer = self.ask(name, "socket", {"type": type, "peer": peer.getsockname()[1]})
        if type == "SOCK_STREAM":
            listener, peer = peer, peer.accept()[0]
            listener.close()
        else:
            peer.connect(("127.0.0.1", answer["port"]))
        number = len(self.peers)
        self.peers[number] = peer
        self.of[name, answer["result"]] = number
        return {"result": answer["result"]}

    def network(self, event, process, s, length=1, data=None):
        peer = self.peers.get(self.of.get((process, s)))
        if peer is None or event not in ("data", "close") or event == "close" and peer.type != socket.SOCK_STREAM:
            return {"unsupported": True}
        if event == "close":
            peer.shutdown(socket.SHUT_WR)
        else:
            peer.send(b"x" * length if data is None else decoded(data))
        return {"result": 0}


def serve():
    trace = Trace(())
    for line in sys.stdin:
        request = json.loads(line)
        if "reset" in request:
            trace.end()
            trace = Trace(request.get("processes", ()))
            answer = {"reset": True}
        elif "network" in request:
            answer = {"id": request["id"], **trace.network(request["network"], **request["args"])}
        else:
            answer = {"id": request["id"], **trace.call(request["process"], request["call"], request["args"])}
        print(json.dumps(answer), flush=True)
    trace.end()


if __name__ == "__main__":
    Worker().serve() if "--worker" in sys.argv else serve()
