"""The runtime runs in the vendors' images: no new syntax, nothing but the standard library when it is imported."""
import ast
import sys
import unittest

from support import RUNTIME

OLDEST = (3, 8)
OWN = {"trivium_runtime", "trivium_serving"}
VENDOR = {"score.py": {"azureml_inference_server_http", "azureml"}}
"""The scoring script runs only where Azure's server is."""
FILES = sorted(RUNTIME.rglob("*.py"))


def imported(tree):
    """The top-level packages that importing a module imports."""
    for node in tree.body:
        inner = ast.walk(node) if not isinstance(node, (ast.FunctionDef, ast.ClassDef)) else []
        for found in inner:
            if isinstance(found, ast.Import):
                yield from (name.name.split(".")[0] for name in found.names)
            elif isinstance(found, ast.ImportFrom) and found.level == 0:
                yield (found.module or "").split(".")[0]


class Language(unittest.TestCase):
    def test_every_file_is_python_3_8(self):
        self.assertGreater(len(FILES), 25)
        for file in FILES:
            with self.subTest(file=file.name):
                ast.parse(file.read_text(encoding="utf-8"), feature_version=OLDEST)

    def test_new_syntax_would_be_seen(self):
        with self.assertRaises(SyntaxError):
            ast.parse("match x:\n    case 1: pass", feature_version=OLDEST)

    def test_only_the_standard_library_is_imported(self):
        for file in FILES:
            allowed = OWN | VENDOR.get(file.name, set()) | set(sys.stdlib_module_names)
            with self.subTest(file=file.name):
                self.assertEqual(set(imported(ast.parse(file.read_text(encoding="utf-8")))) - allowed, set())

    def test_annotations_are_never_evaluated(self):
        for file in FILES:
            text = file.read_text(encoding="utf-8")
            if "->" in text and file.name not in ("vertex_bootstrap.py",):
                with self.subTest(file=file.name):
                    self.assertIn("from __future__ import annotations", text)

    def test_everything_public_is_documented(self):
        for file in FILES:
            tree = ast.parse(file.read_text(encoding="utf-8"))
            with self.subTest(file=file.name):
                self.assertTrue(ast.get_docstring(tree), "the module")
            for node in tree.body:
                if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_") and file.name != "vertex_bootstrap.py":
                    with self.subTest(name=f"{file.name}: {node.name}"):
                        self.assertTrue(ast.get_docstring(node))
