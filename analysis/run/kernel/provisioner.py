"""How jupyter_client comes to a kernel that is forked."""

import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from analysis.run.kernel.forking import fork_kernel


class ForkedProvisioner(LocalProvisioner):
    """Start kernels through the fork server where that can, and else as jupyter_client does."""

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> Any:
        """Start the process of the kernel; jupyter_client calls this."""
        kernel = None
        # A folder may have been removed while we stand in it, which does not keep a process from starting.
        with suppress(FileNotFoundError):
            folder = kwargs.get("cwd") or Path.cwd()
            kernel = fork_kernel(cmd, kwargs.get("env") or os.environ, str(folder))
        if kernel is None:
            return await super().launch_kernel(cmd, **kwargs)
        forked: Any = kernel
        self.process, self.pid, self.pgid = forked, kernel.pid, kernel.pid
        return self.connection_info
