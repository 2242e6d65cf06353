"""Log lines as JSON, one object a line, without personal data."""

import json
import logging
from datetime import UTC, datetime

KNOWN = set(logging.LogRecord("", 0, "", 0, "", (), None).__dict__) | {"message", "asctime", "taskName"}


class JsonLines(logging.Formatter):
    def format(self, record):
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(), "log": record.name, "say": record.getMessage(),
        }
        for key, value in record.__dict__.items():
            if key not in KNOWN and isinstance(value, str | int | float | bool):
                line[key] = value
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)
