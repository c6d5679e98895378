"""jupyter_kernel_test, as Debian packages it, told about our kernel. Nothing is left out."""

import unittest

import jupyter_kernel_test


class MetamemoryKernelTests(jupyter_kernel_test.KernelTests):
    kernel_name = "metamemory"
    language_name = "java"
    file_extension = ".jshell"

    code_hello_world = 'System.out.println("hello, world");'
    code_stderr = 'System.err.println("oops");'
    code_generate_error = 'throw new IllegalStateException("on purpose");'

    code_execute_result = [
        {"code": "1 + 2", "result": "3"},
        {"code": '"bump".length()', "result": "4"},
        {"code": "List.of(1, 2)", "result": "[1, 2]"},
    ]
    code_display_data = [
        {"code": 'display("a text")', "mime": "text/plain"},
        {"code": "display(BumpArena.open(64))", "mime": "text/html"},
        {"code": "display(BumpArena.open(64))", "mime": "text/plain"},
    ]

    completion_samples = [
        {"text": '"abc".sub', "matches": {"subSequence(", "substring("}},
        {"text": "Math.floorM", "matches": {"floorMod("}},
    ]
    complete_code_samples = [
        "1",
        "int x = 1;",
        "int y = 2",
        "class A { int f() { return 1; } }",
        "for (int i = 0; i < 3; i++) { }",
        "%help",
    ]
    incomplete_code_samples = [
        "for (int i = 0; i < 3; i++) {",
        "class B {",
        "1 +",
        'String s = "a" +',
        "void f(int a,",
        "/* comment",
        'String t = """\n  text',
    ]
    invalid_code_samples = ["int int = 3;", "foo bar baz", ") 1"]
    code_page_something = 'page("a long text");'
    code_clear_output = "clearOutput();"
    code_inspect_sample = "Math.max("

    code_history_pattern = "1?+*"
    supported_history_operations = ("tail", "range", "search")


if __name__ == "__main__":
    unittest.main(verbosity=2)
