import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { parseOneLine, parseStanzas, systemArchive } from "./apt-source.ts";
import { newFolder } from "./run-folder.ts";

test("one-line sources: options, several keys, comments and what is no binary source", () => {
  const text = [
    "# deb http://off.test/debian sid main",
    "deb-src http://mirror.test/debian bookworm main",
    "deb [arch=amd64 signed-by=/a.gpg,/b.gpg] http://mirror.test/debian bookworm main contrib # ours",
    "  deb http://mirror.test/debian bookworm-updates main",
  ].join("\n");
  assert.deepEqual(parseOneLine(text), [
    {
      uri: "http://mirror.test/debian",
      suites: ["bookworm"],
      components: ["main", "contrib"],
      signedBy: "/a.gpg /b.gpg",
    },
    { uri: "http://mirror.test/debian", suites: ["bookworm-updates"], components: ["main"], signedBy: "" },
  ]);
});

test("stanzas: values over several lines, an inline key, and stanzas that are off", () => {
  const key = "\n -----BEGIN PGP PUBLIC KEY BLOCK-----\n .\n abc\n -----END PGP PUBLIC KEY BLOCK-----";
  const text = [
    "Types: deb deb-src",
    "# a comment",
    "URIs: http://mirror.test/debian",
    "Suites: bookworm",
    " bookworm-updates",
    "Components: main",
    `Signed-By:${key}`,
    "",
    "Types: deb",
    "Enabled: no",
    "URIs: http://off.test/debian",
    "Suites: sid",
    "Components: main",
    "",
    "Types: deb-src",
    "URIs: http://source.test/debian",
    "Suites: sid",
    "Components: main",
    "",
  ].join("\n");
  assert.deepEqual(parseStanzas(text), [
    {
      uri: "http://mirror.test/debian",
      suites: ["bookworm", "bookworm-updates"],
      components: ["main"],
      signedBy: key,
    },
  ]);
});

test("the archive is the one that the system is installed from", async () => {
  const etc = newFolder("etc");
  const release = (id: string) => writeFile(join(etc, "os-release"), `ID=${id}\nVERSION_CODENAME=bookworm\n`);
  await mkdir(join(etc, "apt/sources.list.d"), { recursive: true });
  await writeFile(
    join(etc, "apt/sources.list"),
    "deb http://other.test/tool stable tool\ndeb http://security.test/debian bookworm-security main\n",
  );
  await writeFile(
    join(etc, "apt/sources.list.d/debian.sources"),
    "Types: deb\nURIs: http://mirror.test/debian\nSuites: bookworm\nComponents: main\n",
  );
  await release("debian");
  assert.equal((await systemArchive(etc)).uri, "http://mirror.test/debian");
  await release("another");
  await assert.rejects(systemArchive(etc), /TOWLINE_MYSQLD/);
});
