"""The WSGI entry for a server of your own choice; `linli serve` uses it too."""

import os
import signal

from django.core.wsgi import get_wsgi_application

from linli.config.supervisor import SUPERVISED, die_with_parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "linli.config.settings.prod")
if SUPERVISED in os.environ:
    # Else a server's process outlives its killed master, and goes on answering with old code.
    die_with_parent(signal.SIGKILL)
    if os.getppid() == 1:
        raise SystemExit("the master died while this process started")
application = get_wsgi_application()
