# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs `longleaf-cli add` and watches it: what became of each file, the longest silence, the memory of the process."""
import json
import os
import pathlib
import subprocess
import threading
import time

SKIPPED = 77  # what ctest takes for "skipped"


def data_folder(source):
    """The folder of broken files beside the checkout, or None."""
    folder = pathlib.Path(source).resolve().parent / "shared" / "data" / "bad"
    return folder if (folder / "manifest.tsv").is_file() else None


class Run:
    """One run over `paths`, with a library in `folder` and the variables of `environment`, or else of this process.
    Members: status, rows, error, seconds, silence, grown_kib."""

    def __init__(self, cli, folder, paths, workers=1, environment=None):
        self.folder = pathlib.Path(folder)
        environment = dict(environment or os.environ, LONGLEAF_KEYCHAIN="off",
                           XDG_CONFIG_HOME=str(self.folder / "config"))
        self.command = [str(cli), "--library", str(self.folder / "library"), "--json"]
        self.environment = environment
        self.silence = 0.0  # seconds without a line of progress
        self.silent_before = ""
        self.lines = []
        self._idle = 0
        self._peak = 0
        started = time.monotonic()
        process = subprocess.Popen(
            self.command + ["add", "--workers", str(workers)] + [str(path) for path in paths],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, errors="replace", env=environment)
        watchers = [threading.Thread(target=self._read_progress, args=(process.stderr, started)),
                    threading.Thread(target=self._sample_memory, args=(process,))]
        for watcher in watchers:
            watcher.start()
        output = process.stdout.read()
        self.status = process.wait()
        for watcher in watchers:
            watcher.join()
        self.seconds = time.monotonic() - started
        self.grown_kib = self._peak - self._idle
        try:
            value = json.loads(output)
        except ValueError:
            value = {}
        self.error = value.get("error")
        self.rows = value.get("documents", [])

    def _read_progress(self, stream, last):
        for line in stream:
            now = time.monotonic()
            if now - last > self.silence:
                self.silence, self.silent_before = now - last, line.strip()
            last = now
            self.lines.append(line.strip())

    def _sample_memory(self, process):
        # Idle: what the program holds before its first file is done.
        while process.poll() is None:
            try:
                with open(f"/proc/{process.pid}/status", encoding="ascii", errors="replace") as status:
                    fields = dict(line.split(":", 1) for line in status if ":" in line)
                peak = int(fields["VmHWM"].split()[0])
            except (OSError, KeyError, ValueError, IndexError):
                break
            if not self.lines or self._idle == 0:
                self._idle = peak
            self._peak = max(self._peak, peak)
            time.sleep(0.05)

    def text(self, document):
        """The stored text of a document of this run."""
        done = subprocess.run(self.command[:-1] + ["text", str(document)], capture_output=True, env=self.environment,
                              check=False)
        return done.stdout
