// Zips a folder the same way every time: sorted names, one fixed date, no attributes of the machine.
import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { zipSync } from "fflate";

/** The bytes of a zip of everything in `folder`; equal input gives equal bytes.
 * @param {string} folder @returns {Promise<Uint8Array>} */
export async function zipFolder(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  /** @type {Record<string, Uint8Array>} */
  const files = {};
  for (const path of paths) {
    files[relative(folder, path).split(sep).join("/")] = await readFile(path);
  }
  // Zip keeps local time, so the date is built from local parts: the same digits in every time zone.
  return zipSync(files, { level: 9, mtime: new Date(1980, 0, 1, 0, 0, 0) });
}
