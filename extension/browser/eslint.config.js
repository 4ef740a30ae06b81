import eslint from "@eslint/js";
import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

const network = ["fetch", "WebSocket", "XMLHttpRequest", "EventSource", "WebTransport", "Worker", "SharedWorker"];

export default defineConfig(
  { ignores: ["dist", "dist-e2e", "dist-zip", "node_modules"] },
  eslint.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/explicit-module-boundary-types": "error",
      "no-restricted-properties": ["error", { object: "navigator", property: "sendBeacon", message: "Use network/door.ts." }],
      "max-lines": ["error", { max: 400, skipBlankLines: false, skipComments: false }],
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true }],
      eqeqeq: "error",
    },
  },
  {
    // One module is the only door to the network; everything else would be refused here, not only in review.
    files: ["src/**/*.ts"],
    // What is in the package is no network.
    ignores: ["src/network/door.ts", "src/inside/ownFiles.ts"],
    rules: { "no-restricted-globals": ["error", ...network.map((name) => ({ name, message: "Use network/door.ts." }))] },
  },
  // The words' types are what they are: strings, and functions that return one.
  { files: ["src/texts/en.ts"], rules: { "@typescript-eslint/explicit-module-boundary-types": "off", "max-lines": "off" } },
  {
    files: ["test/**/*.ts"],
    rules: { "max-lines-per-function": "off", "@typescript-eslint/no-non-null-assertion": "off" },
  },
  { files: ["scripts/**/*.mjs", "*.config.*"], rules: { "@typescript-eslint/explicit-module-boundary-types": "off" } },
);
