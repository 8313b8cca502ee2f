#!/usr/bin/python3
"""What samples/bench/restart-loop runs: the service that dies, and the two ends of an alarm. Only the standard library.

serve DIR PORT: answers as an SMTP server does. From the moment that DIR/ill exists it ends two seconds after its start,
                or two seconds after that moment. Writes "SECONDS start" and "SECONDS end" to DIR/lives.
mail DIR PORT:  takes mail, and writes "SECONDS SUBJECT" to DIR/alarms for each message.
web DIR PORT:   takes pages of Tend, and writes "SECONDS ALERT.SEQUENCE SUBJECT" to DIR/alarms for each.
"""

import http.server
import json
import os
import pathlib
import signal
import socketserver
import sys
import threading
import time

LIFE = 2

role, directory, port = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3])


def note(file, text):
    with open(directory / file, "a", encoding="utf-8") as out:
        out.write(f"{time.time():.3f} {text}\n")


class Smtp(socketserver.StreamRequestHandler):
    def say(self, text):
        self.wfile.write(text.encode() + b"\r\n")

    def handle(self):
        self.say("220 bench ESMTP")
        while line := self.rfile.readline():
            word = line[:4].upper().strip()
            if word == b"DATA":
                self.say("354 go on")
                self.message()
                self.say("250 taken")
            elif word == b"QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 bench")

    def message(self):
        subject = ""
        while (line := self.rfile.readline()) and line.strip() != b".":
            if line.lower().startswith(b"subject:"):
                subject = line[8:].decode(errors="replace").strip()
        if role == "mail":
            note("alarms", subject)


class Page(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        page = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        note("alarms", f"{page.get('alert.id')}.{page.get('sequence')} {page.get('subject')}")
        self.send_response(204)
        self.end_headers()

    def log_message(self, *arguments):
        pass


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


def end(*unused):
    note("lives", "end")
    os._exit(1)


def live():
    note("lives", "start")
    signal.signal(signal.SIGTERM, end)
    begun = time.monotonic()
    healthy = True
    while healthy or time.monotonic() < begun + LIFE:
        if healthy and (directory / "ill").exists():
            healthy = False
            if time.monotonic() > begun + LIFE:
                begun = time.monotonic()
        time.sleep(0.02)
    end()


server = Server(("127.0.0.1", port), Page if role == "web" else Smtp)
threading.Thread(target=server.serve_forever, daemon=True).start()
if role == "serve":
    live()
signal.pause()
