import { mkdtemp, mkdir, readFile, utimes, writeFile } from "node:fs/promises";
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { zipFolder } from "../scripts/zip.mjs";
import { version } from "../package.json";

interface Manifest {
  readonly version: string;
  readonly key: string;
  readonly permissions: string[];
  readonly host_permissions?: string[];
  readonly content_security_policy: { readonly extension_pages: string };
}

const root = join(import.meta.dirname, "..");
const manifest = JSON.parse(await readFile(join(root, "public/manifest.json"), "utf8")) as Manifest;

describe("the package", () => {
  it("has the id that is written down", async () => {
    const hash = createHash("sha256").update(Buffer.from(manifest.key, "base64")).digest("hex").slice(0, 32);
    const id = Array.from(hash, (digit) => String.fromCharCode("a".charCodeAt(0) + parseInt(digit, 16))).join("");
    expect((await readFile(join(root, "extension-id.txt"), "utf8")).trim()).toBe(id);
  });

  it("has one version", () => {
    expect(manifest.version).toBe(version);
  });

  it("asks for no more than it uses", () => {
    expect(manifest.permissions).toEqual(["offscreen", "storage", "unlimitedStorage", "scripting"]);
    expect(manifest.host_permissions).toBeUndefined();
  });

  it("allows no foreign or evaluated code", () => {
    const csp = manifest.content_security_policy.extension_pages;
    expect(csp).toContain("default-src 'none'");
    // WebAssembly of the package is compiled; JavaScript is not evaluated.
    expect(csp).toContain("script-src 'self' 'wasm-unsafe-eval';");
    expect(csp.replace("'wasm-unsafe-eval'", "")).not.toMatch(/unsafe|script-src[^;]*http/);
  });

  it("is zipped the same way whatever the files' dates and their order", async () => {
    const zipped: Buffer[] = [];
    for (const names of [["b.txt", "sub/a.txt"], ["sub/a.txt", "b.txt"]]) {
      const folder = await mkdtemp(join(tmpdir(), "candor-"));
      await mkdir(join(folder, "sub"));
      for (const name of names) {
        await writeFile(join(folder, name), name);
        await utimes(join(folder, name), zipped.length * 1e6, zipped.length * 1e6);
      }
      zipped.push(Buffer.from(await zipFolder(folder)));
    }
    expect(zipped[0]!.equals(zipped[1]!)).toBe(true);
  });
});
