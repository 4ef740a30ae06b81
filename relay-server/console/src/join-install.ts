import { html, type TemplateResult } from "lit";
import { developerMode, downloaded, unpacked } from "./install-pictures.ts";
import { text } from "./texts.ts";

/** Which browser this is, as far as its page of extensions goes. */
export function browserOf(agent: string): "chrome" | "edge" {
  return agent.includes("Edg/") ? "edge" : "chrome";
}

/** How to get the extension by hand, step by step; `lookAgain` looks whether it is there. */
export function install(agent: string, lookAgain: () => void): TemplateResult {
  const browser = browserOf(agent);
  return html`
    <section class="card stack">
      <p class="problem">${text("join.noExtension")}</p>
      <h2>${text("join.install")}</h2>
      <ol class="install">
        <li>
          <p>${text("join.step1")} <a href="/extension/candor-extension.zip" download>${text("join.download")}</a></p>
          ${downloaded(text("join.step1Shows"))}
        </li>
        <li>
          <p>${text("join.step2")}</p>
          ${unpacked(text("join.step2Shows"))}
        </li>
        <li>
          <p>${text(browser === "edge" ? "join.step3Edge" : "join.step3")}</p>
          ${developerMode(text(browser === "edge" ? "join.step3EdgeShows" : "join.step3Shows"), browser, text("join.loadUnpacked"))}
        </li>
        <li><p>${text("join.step4")}</p></li>
      </ol>
      <p class="hint">${text("join.browser")}</p>
      <button class="primary" @click=${lookAgain}>${text("join.check")}</button>
    </section>
  `;
}
