"""Archives never write outside their place, and are the same bytes for the same content."""
import io
import tarfile

import support

from trivium_runtime.archive import pack_tar_gz, unpack
from trivium_runtime.errors import StepFailure


class Archive(support.Case):
    def tar(self, *members, mode="w:gz"):
        path = self.folder / "in" / "model.tar.gz"
        path.parent.mkdir(exist_ok=True)
        with tarfile.open(str(path), mode) as tar:
            for name, kind, target in members:
                info = tarfile.TarInfo(name)
                info.type = kind
                info.linkname = target if kind in (tarfile.SYMTYPE, tarfile.LNKTYPE) else ""
                data = b"x" if kind == tarfile.REGTYPE else b""
                info.size = len(data)
                tar.addfile(info, io.BytesIO(data))
        return path

    def test_hostile_members_are_refused(self):
        file = tarfile.REGTYPE
        cases = [
            ("../pwned", file, ""), ("model/../../pwned", file, ""), ("/tmp/trivium-pwned", file, ""), ("a\\..\\pwned", file, ""),
            ("link", tarfile.SYMTYPE, "/etc"), ("hard", tarfile.LNKTYPE, "../../etc/passwd"), ("pipe", tarfile.FIFOTYPE, ""), ("null", tarfile.CHRTYPE, ""),
        ]
        for member in cases:
            with self.subTest(member=member[0]):
                with self.assertRaisesRegex(StepFailure, "outside its place|neither a file nor a directory"):
                    unpack(self.tar(("model", tarfile.DIRTYPE, ""), member), self.folder / "out" / "deep")
                found = sorted(path.name for path in self.folder.rglob("*") if path.name not in ("in", "out", "deep", "model", "model.tar.gz"))
                self.assertEqual(found, [])

    def test_a_link_cannot_be_used_as_a_folder(self):
        archive = self.tar(("dir", tarfile.SYMTYPE, str(self.folder)), ("dir/pwned", tarfile.REGTYPE, ""))
        with self.assertRaises(StepFailure):
            unpack(archive, self.folder / "out")
        self.assertFalse((self.folder / "pwned").exists())

    def test_what_is_no_archive_is_said(self):
        for content in (b"", b"not a tar", b"\x1f\x8b\x08\x00broken"):
            with self.assertRaisesRegex(StepFailure, "cannot be unpacked"):
                unpack(self.write("model.tar.gz", content), self.folder / "out")

    def test_a_round_trip_keeps_content_and_execute_bits(self):
        self.write("dir/model/a b.txt", "text")
        script = self.write("dir/code/run.sh", "#!/bin/sh\n")
        script.chmod(0o755)
        self.write("dir/other.txt", "not packed")
        pack_tar_gz(self.folder / "dir", ("model", "code"), self.folder / "model.tar.gz")
        unpack(self.folder / "model.tar.gz", self.folder / "out")
        self.assertEqual((self.folder / "out/model/a b.txt").read_text(), "text")
        self.assertTrue((self.folder / "out/code/run.sh").stat().st_mode & 0o100)
        self.assertFalse((self.folder / "out/other.txt").exists())

    def test_equal_content_gives_equal_bytes(self):
        for name, order in (("one", ("a", "b")), ("two", ("b", "a"))):
            for file in order:
                self.write(f"{name}/model/{file}", f"content of {file}")
            pack_tar_gz(self.folder / name, ("model",), self.folder / f"{name}.tar.gz")
        one = (self.folder / "one.tar.gz").read_bytes()
        self.assertEqual(one, (self.folder / "two.tar.gz").read_bytes())
        # The time of a gzip file is in its bytes 4 to 8.
        self.assertEqual(one[4:8], bytes(4))

    def test_plain_tar_files_are_read_too(self):
        unpack(self.tar(("model/x", tarfile.REGTYPE, ""), mode="w"), self.folder / "out")
        self.assertEqual((self.folder / "out/model/x").read_bytes(), b"x")
