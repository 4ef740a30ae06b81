// Builds dist/ and dist-zip/candor-extension.zip; with --e2e builds dist-e2e/ instead, where the loopback host
// permission is granted up front (the browser's own permission bubble cannot be clicked by WebDriver) and nothing else differs.
import { argv } from "node:process";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { copyModels } from "./models.mjs";
import { zipFolder } from "./zip.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const e2e = argv.includes("--e2e");
const out = join(root, e2e ? "dist-e2e" : "dist");

/** Vite's settings that all entry points share: readable output, no hashes, no inlining.
 * @param {boolean} emptyOutDir @param {import("vite").Rolldown.RolldownOptions} rolldownOptions
 * @param {string | false} publicDir @returns {import("vite").InlineConfig} */
function bundle(emptyOutDir, rolldownOptions, publicDir) {
  return {
    root,
    configFile: false,
    publicDir,
    base: "./",
    logLevel: "warn",
    build: {
      outDir: out,
      emptyOutDir,
      target: "chrome123",
      minify: false,
      cssMinify: false,
      modulePreload: false,
      assetsInlineLimit: 0,
      rolldownOptions,
    },
  };
}

const named = { entryFileNames: "[name].js", chunkFileNames: "chunks/[name].js", assetFileNames: "assets/[name][extname]" };
await build(
  bundle(
    true,
    {
      input: {
        consent: join(root, "consent.html"),
        offscreen: join(root, "offscreen.html"),
        cover: join(root, "cover.html"),
        overlay: join(root, "overlay.html"),
        worker: join(root, "src/worker/worker.ts"),
        soundBlocks: join(root, "src/models/soundBlocks.ts"),
        likenessWorker: join(root, "src/models/likenessWorker.ts"),
      },
      output: { ...named, format: "es" },
    },
    join(root, "public"),
  ),
);
// Content scripts are classic scripts: one file, no imports.
for (const script of ["content", "frame"]) {
  const input = { [script]: join(root, `src/content/${script}.ts`) };
  await build(bundle(false, { input, output: { ...named, format: "iife" } }, false));
}

await copyModels(join(out, "models"));
await cp(join(root, "../../LICENSE"), join(out, "LICENSE"));
await cp(join(root, "NOTICE"), join(out, "NOTICE"));
if (e2e) {
  const path = join(out, "manifest.json");
  /** @type {unknown} */
  const manifest = JSON.parse(await readFile(path, "utf8"));
  const granted = Object.assign({}, manifest, { host_permissions: ["http://127.0.0.1/*", "http://localhost/*"] });
  await writeFile(path, `${JSON.stringify(granted, null, 2)}\n`);
} else {
  await rm(join(root, "dist-zip"), { recursive: true, force: true });
  await mkdir(join(root, "dist-zip"));
  await writeFile(join(root, "dist-zip", "candor-extension.zip"), await zipFolder(out));
}
