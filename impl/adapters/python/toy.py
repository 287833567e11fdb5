#!/usr/bin/env python3
"""A toy Winsock behind the adapter protocol: descriptors, duplicates, options, data.

What it does not know it answers as unsupported. docs/adapters.md walks through it.
"""
import base64
import json
import sys

DEFAULTS = {"SO_RCVBUF": 65536, "SO_SNDBUF": 65536, "SO_REUSEADDR": 0}
ERROR = {"error": "WSAENOTSOCK"}


def decoded(data):
    return base64.b64decode(data["base64"]) if isinstance(data, dict) else data.encode()


def encoded(data):
    try:
        return data.decode()
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(data).decode()}


class Toy:
    def __init__(self, processes=()):
        self.tables = {process: {} for process in processes}  # process -> descriptor -> socket
        self.infos = {}  # info -> (socket, target process)
        self.exited = set()
        self.made = 0

    def name(self, letter):
        self.made += 1
        return f"{letter}{self.made}"

    def open(self, process, socket):
        descriptor = self.name("s")
        self.tables[process][descriptor] = socket
        return {"result": descriptor}

    def call(self, process, call, s=None, **args):
        table = self.tables.setdefault(process, {})
        if call == "socket":
            if not (args.get("connected", True) and args.get("bound", True)):
                return {"unsupported": True}
            return self.open(process, {"type": args["type"], "options": {}, "unread": []})
        if call == "WSASocket":
            socket, target = self.infos.get(args["info"], (None, None))
            if target != process:
                return {"error": "WSAEINVAL"}
            del self.infos[args["info"]]
            return self.open(process, socket)
        if call == "ExitProcess":
            self.infos = {i: x for i, x in self.infos.items() if x[1] != process}
            self.exited.add(process)
            del self.tables[process]
            return {"result": 0}
        if s not in table:
            return ERROR if s else {"unsupported": True}
        socket = table[s]
        if call == "closesocket":
            del table[s]
            return {"result": 0}
        if call == "WSADuplicateSocket":
            if args["target"] not in self.tables:
                return {"error": "WSAEINVAL"}
            info = self.name("i")
            self.infos[info] = (socket, args["target"])
            return {"result": info}
        if call in ("setsockopt", "getsockopt"):
            if args["option"] not in DEFAULTS:
                return {"unsupported": True}
            if call == "getsockopt":
                return {"result": socket["options"].get(args["option"], DEFAULTS[args["option"]])}
            value = args["value"]
            socket["options"][args["option"]] = min(value, 1) if args["option"] == "SO_REUSEADDR" else value
            return {"result": 0}
        if call == "recv" and socket["unread"]:
            return self.recv(socket, **args)
        return {"unsupported": True}

    def recv(self, socket, length=1, flags=(), buffer=None):
        if buffer == "invalid":
            return {"error": "WSAEFAULT"}
        unread = socket["unread"]
        if socket["type"] == "SOCK_STREAM":  # one run of bytes, however they came
            unread[:] = [b"".join(unread)]
        data, rest = unread[0][:length], unread[0][length:]
        if "MSG_PEEK" not in flags:
            unread[:1] = [rest] if rest and socket["type"] == "SOCK_STREAM" else []
        if rest and socket["type"] == "SOCK_DGRAM":
            return {"error": "WSAEMSGSIZE", "data": encoded(data)}
        return {"result": len(data), "data": encoded(data)}

    def network(self, event, process, s, length=1, data=None):
        if event != "data" or s not in self.tables.get(process, {}):
            return {"unsupported": True}
        self.tables[process][s]["unread"].append(b"x" * length if data is None else decoded(data))
        return {"result": 0}


toy = Toy()
for line in sys.stdin:
    request = json.loads(line)
    if "reset" in request:
        toy, answer = Toy(request.get("processes", ())), {"reset": True}
    elif "network" in request:
        answer = {"id": request["id"], **toy.network(request["network"], **request["args"])}
    else:
        answer = {"id": request["id"], **toy.call(request["process"], request["call"], **request["args"])}
    print(json.dumps(answer), flush=True)
