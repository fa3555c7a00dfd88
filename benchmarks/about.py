"""Under which circumstances something was measured: without them a figure says nothing."""

import os
import platform
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version


def about(command: str, *packages: str, **others: str) -> Mapping[str, object]:
    """Return the day, the command, the machine and the versions of what took part."""
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "command": command,
        "machine": f"{os.cpu_count()} cores, {_processor()}, {platform.system()}",
        "versions": {
            "Python": platform.python_version(),
            **dict(map(_version, packages)),
            **others,
        },
    }


def _version(package: str) -> tuple[str, str]:
    try:
        return package, version(package)
    except PackageNotFoundError:
        return package, "not installed"


def _processor() -> str:
    """Return the name of the processor, where the system tells it."""
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as facts:  # noqa: PTH123 - a file of the kernel
            names = (line.partition(":")[2].strip() for line in facts if "model name" in line)
            return next(names, platform.machine())
    except OSError:
        return platform.processor() or platform.machine()
