"""Runs Jupyter's own suite of kernel tests, Debian's python3-jupyter-kernel-test, on the kernel named java."""
import unittest

import jupyter_kernel_test
from jupyter_client.manager import start_new_kernel

LIMIT = 600


class JavaKernelTests(jupyter_kernel_test.KernelTests):
    kernel_name = "java"
    language_name = "java"
    file_extension = ".java"

    # The suite gives each message a moment of its own choosing; on a busy machine, a message takes what it takes.
    @classmethod
    def setUpClass(cls):
        cls.km, cls.kc = start_new_kernel(kernel_name=cls.kernel_name, startup_timeout=LIMIT)
        cls.kc.get_shell_msg = cls.patient(cls.kc.get_shell_msg)
        cls.kc.iopub_channel.get_msg = cls.patient(cls.kc.iopub_channel.get_msg)

    @staticmethod
    def patient(get):
        return lambda **_: get(timeout=LIMIT)

    def flush_channels(self):
        mine = self.kc.kernel_info()
        while self.kc.get_shell_msg()["parent_header"].get("msg_id") != mine:
            pass
        idle = False
        while not idle:
            message = self.kc.get_iopub_msg()
            idle = (message["parent_header"].get("msg_id") == mine
                    and message["content"].get("execution_state") == "idle")

    code_hello_world = 'System.out.println("hello, world");'
    code_stderr = 'System.err.println("test");'
    code_generate_error = 'throw new RuntimeException("meant");'
    code_clear_output = "clearOutput();"
    code_inspect_sample = "Math.max("

    completion_samples = [
        {"text": "System.arrayc", "matches": {"arraycopy("}},
        {"text": "%classp", "matches": {"%classpath"}},
    ]
    complete_code_samples = ["1", "System.out.println(1)", "int f(int x) {\n  return x;\n}\n"]
    incomplete_code_samples = ["int f(int x) {", "System.out.println(", 'String s = """']
    invalid_code_samples = ["int = 3;", "class 4 {}"]

    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": "new int[] {1, 2}", "result": "[1, 2]"},
        {"code": "6 * 7", "result": "42"},
        {"code": "List.of(6 * 7)", "mime": "text/html"},
    ]
    code_display_data = [
        {"code": 'display("<b>x</b>", "text/html");', "mime": "text/html"},
        {"code": "display(new java.awt.image.BufferedImage(1, 1, 1));", "mime": "image/png"},
    ]
    # A pager is IPython's; this kernel shows help in the cell.
    code_page_something = ""

    code_history_pattern = "6 ? 7*"
    supported_history_operations = ("tail", "range", "search")


unittest.main()
