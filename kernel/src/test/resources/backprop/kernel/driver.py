"""Drives the kernel through Jupyter's own client on behalf of the JUnit tests.

Reads one JSON object a line from standard input, each with a "do", and answers each with one line of JSON.
"""
import fcntl
import json
import os
import signal
import sys
import time
from contextlib import contextmanager
from queue import Empty

from jupyter_client.manager import KernelManager

# Nothing here goes by the clock: whoever waits, waits for what happens. Only a kernel that has fallen silent for so
# many seconds is given up.
LIMIT = 600

answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
os.dup2(2, 1)  # the kernel's own words must not mix with the answers

# A shell has what it starts in the background ignore Ctrl-C, and whatever that starts; Jupyter's kernels don't.
signal.signal(signal.SIGINT, signal.default_int_handler)


@contextmanager
def choosing_ports():
    """Tests run side by side: between the choice of free ports and their use, nobody else may choose the same ones."""
    with open("ports.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def usage_of(pid):
    """What a process has used so far: processor time and resident memory."""
    with open(f"/proc/{pid}/stat") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    with open(f"/proc/{pid}/status") as status:
        kilobytes = next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))
    ticks = os.sysconf("SC_CLK_TCK")
    return {"cpu": (int(fields[11]) + int(fields[12])) / ticks, "megabytes": kilobytes // 1024}


class Driver:
    @choosing_ports()
    def start(self, name="java", env=None, log=None, transport="tcp", **_):
        """Starts a kernel; what its process writes itself goes to the file `log`, if there is one."""
        began = time.time()
        self.km = KernelManager(kernel_name=name, shutdown_wait_time=LIMIT, transport=transport)
        streams = {stream: open(log, "a") for stream in ("stdout", "stderr") if log}
        self.km.start_kernel(env={**os.environ, **(env or {})}, **streams)
        self.kc = self.km.client()
        self.kc.start_channels()
        self.kc.wait_for_ready(timeout=LIMIT)
        return {"seconds": time.time() - began, "pid": self.km.provisioner.pid, **self.usage()}

    def shutdown(self, **_):
        process = self.km.provisioner.process
        self.kc.stop_channels()
        self.km.shutdown_kernel(now=False)
        return {"code": process.returncode}

    @choosing_ports()
    def restart(self, **_):
        self.km.restart_kernel(now=False)
        self.kc.wait_for_ready(timeout=LIMIT)
        return {}

    def execute(self, code, interrupt_at=None, create=None, answers=None, until="", **options):
        """Runs a cell and gathers all that arrives until the kernel is idle and has printed the text `until`.

        Presses the stop button once the cell has printed the text `interrupt_at`. Of `create`, makes each file once
        the cell has printed the file's text.
        """
        create = dict(create or {})
        began = time.time()
        msg_id = self.kc.execute(code, allow_stdin=answers is not None, **options)
        seen = {"stdout": "", "stderr": "", "results": [], "displays": [], "updates": [], "clears": 0, "errors": [],
                "types": [], "arrivals": [], "prompts": 0, "stray": 0}
        idle = pressed = None
        while idle is None or until not in seen["stdout"] + seen["stderr"]:
            if time.time() - began > LIMIT:
                seen["status"] = "timeout"
                return seen
            self.answer_questions(seen, answers)
            if interrupt_at and not pressed and interrupt_at in seen["stdout"]:
                pressed = time.time()
                self.km.interrupt_kernel()
            for text in [text for text in create if text in seen["stdout"]]:
                open(create.pop(text), "w").close()
            try:
                message = self.kc.get_iopub_msg(timeout=0.05)
            except Empty:
                continue
            if message["parent_header"].get("msg_id") != msg_id:
                seen["stray"] += 1
                continue
            if self.take(message, seen, began) == "idle":
                idle = time.time()
        reply = self.kc.get_shell_msg(timeout=LIMIT)
        while reply["parent_header"].get("msg_id") != msg_id:
            reply = self.kc.get_shell_msg(timeout=LIMIT)
        seen["status"] = reply["content"]["status"]
        seen["count"] = reply["content"].get("execution_count")
        seen["reply"] = reply["content"]
        seen["seconds"] = idle - began
        seen["began"] = began
        seen["stopped_after"] = idle - pressed if pressed else None
        return seen

    def answer_questions(self, seen, answers):
        if not answers:
            return
        try:
            self.kc.get_stdin_msg(timeout=0.01)
            seen["prompts"] += 1
            self.kc.input(answers.pop(0))
        except Empty:
            pass

    def take(self, message, seen, began):
        kind, content = message["msg_type"], message["content"]
        seen["types"].append(kind)
        if kind == "stream":
            seen[content["name"]] += content["text"]
            seen["arrivals"].append(time.time() - began)
        elif kind == "execute_result":
            seen["results"].append(content["data"])
        elif kind in ("display_data", "update_display_data"):
            seen["displays" if kind == "display_data" else "updates"].append(
                {"id": content.get("transient", {}).get("display_id"), "data": content["data"],
                 "metadata": content["metadata"]})
        elif kind == "clear_output":
            seen["clears"] += 1
        elif kind == "error":
            seen["errors"].append(content)
        elif kind == "status":
            return content["execution_state"]
        return None

    def queue(self, cells, create_when_read=None, **_):
        """Sends cells without waiting in between, as a notebook's Run All does.

        Makes the file `create_when_read` once the kernel's process has read as many bytes as the cells have.
        """
        whole = self.bytes_read() + sum(len(code) for code in cells)
        ids = [self.kc.execute(code) for code in cells]
        if create_when_read:
            while self.bytes_read() < whole:
                time.sleep(0.01)
            open(create_when_read, "w").close()
        replies = {}
        while len(replies) < len(ids):
            reply = self.kc.get_shell_msg(timeout=LIMIT)
            replies[reply["parent_header"].get("msg_id")] = reply["content"]
        return {"statuses": [replies[i]["status"] for i in ids],
                "counts": [replies[i].get("execution_count") for i in ids]}

    def crowd(self, kernels, **_):
        """Starts many kernels at once, and gives how each answers its first cell and how many megabytes they hold."""
        managers = []
        try:
            with choosing_ports():
                for _ in range(kernels):
                    managers.append(KernelManager(kernel_name="java"))
                    managers[-1].start_kernel()
            clients = [manager.client() for manager in managers]
            for client in clients:
                client.start_channels()
            for client in clients:
                client.wait_for_ready(timeout=LIMIT)
            for client in clients:
                client.execute("1 + 1")
            statuses = [client.get_shell_msg(timeout=LIMIT)["content"]["status"] for client in clients]
            for client in clients:
                client.stop_channels()
            return {"statuses": statuses,
                    "megabytes": [usage_of(manager.provisioner.pid)["megabytes"] for manager in managers]}
        finally:
            for manager in managers:
                manager.shutdown_kernel(now=True)

    def interrupt(self, **_):
        """Presses the stop button and waits for the kernel's answer."""
        self.kc.control_channel.send(self.kc.session.msg("interrupt_request", {}))
        return self.kc.get_control_msg(timeout=LIMIT)["content"]

    def comm(self, messages, **_):
        """Sends messages of comms, each when the one before is done with, and gives what the kernel says of them."""
        seen = []
        for kind, content in messages:
            message = self.kc.session.msg(kind, content)
            self.kc.shell_channel.send(message)
            idle = False
            while not idle:
                answer = self.kc.get_iopub_msg(timeout=LIMIT)
                idle = (answer["parent_header"].get("msg_id") == message["header"]["msg_id"]
                        and answer["content"].get("execution_state") == "idle")
                if answer["msg_type"] != "status":
                    seen.append([answer["msg_type"], answer["content"]])
        return {"seen": seen}

    def ask(self, what, **arguments):
        """Sends a request of another kind and gives the content of its reply."""
        msg_id = getattr(self.kc, what)(**arguments)
        while True:
            reply = self.kc.get_shell_msg(timeout=LIMIT)
            if reply["parent_header"].get("msg_id") == msg_id:
                return {"type": reply["msg_type"], "content": reply["content"]}

    def forge(self, code, **_):
        """Sends a cell under a wrong key."""
        message = self.kc.session.msg("execute_request", {
            "code": code, "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False,
            "stop_on_error": True})
        right = self.kc.session.key
        self.kc.session.key = b"not the key"
        self.kc.session.send(self.kc.shell_channel.socket, message)
        self.kc.session.key = right
        return {}

    def frames(self, channel, frames, **_):
        """Sends frames as they are, whatever the protocol says of them."""
        getattr(self.kc, f"{channel}_channel").socket.send_multipart([frame.encode() for frame in frames])
        return {}

    def request(self, channel, kind, content, **_):
        """Sends a request of any kind on a channel and gives the kind and the content of its reply."""
        message = self.kc.session.msg(kind, content)
        getattr(self.kc, f"{channel}_channel").send(message)
        while True:
            reply = getattr(self.kc, f"get_{channel}_msg")(timeout=LIMIT)
            if reply["parent_header"].get("msg_id") == message["header"]["msg_id"]:
                return {"type": reply["msg_type"], "content": reply["content"], "version": reply["header"]["version"]}

    def again(self, **_):
        """Connects anew under the same identity, while the former connection is still there."""
        self.former = self.kc
        self.kc = self.km.client(session=self.former.session)
        self.kc.start_channels()
        self.kc.wait_for_ready(timeout=LIMIT)
        return {}

    def signal(self, **_):
        """Sends the kernel's process the signal that Ctrl-C sends in a terminal."""
        os.kill(self.km.provisioner.pid, signal.SIGINT)
        return {}

    def bytes_read(self):
        """How many bytes the kernel's process has read so far, from files and from sockets."""
        with open(f"/proc/{self.km.provisioner.pid}/io") as counts:
            return next(int(line.split()[1]) for line in counts if line.startswith("rchar"))

    def usage(self, **_):
        return usage_of(self.km.provisioner.pid)

    def ports(self, **_):
        """The addresses that the kernel's process listens on, as /proc tells them, and the port numbers it was given."""
        links = set()
        pid = self.km.provisioner.pid
        for fd in os.listdir(f"/proc/{pid}/fd"):
            try:
                links.add(os.readlink(f"/proc/{pid}/fd/{fd}"))
            except OSError:
                pass
        found = []
        for table in ("tcp", "tcp6"):
            with open(f"/proc/{pid}/net/{table}") as lines:
                for line in list(lines)[1:]:
                    fields = line.split()
                    if fields[3] == "0A" and f"socket:[{fields[9]}]" in links:
                        found.append(fields[1])
        return {"listening": found, "given": sorted(
            getattr(self.km, f"{channel}_port") for channel in ("shell", "iopub", "stdin", "control", "hb"))}


def main():
    driver = Driver()
    for line in sys.stdin:
        request = json.loads(line)
        try:
            answer = getattr(driver, request.pop("do"))(**request)
        except BaseException as problem:  # the test must hear of whatever it was
            answer = {"problem": f"{type(problem).__name__}: {problem}"}
        answers.write(json.dumps(answer) + "\n")
        answers.flush()
    if hasattr(driver, "km") and driver.km.is_alive():
        driver.km.shutdown_kernel(now=True)


main()
