import { defineConfig } from "vitest/config";

export default defineConfig({
  base: "/console/",
  build: {
    target: "es2022",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rollupOptions: { input: ["index.html", "join.html", "launch.html", "mine.html"] },
  },
  test: { include: ["test/**/*.test.ts"], environment: "happy-dom", unstubGlobals: true },
});
