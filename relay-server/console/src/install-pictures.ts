import { html, svg, type SVGTemplateResult, type TemplateResult } from "lit";

/** A small drawing of a browser; `told` is what it shows, in words. */
function picture(told: string, drawing: SVGTemplateResult): TemplateResult {
  return html`<svg class="drawing" viewBox="0 0 240 100" role="img" aria-label=${told}>
    <rect class="window" x="1" y="1" width="238" height="98" rx="6"></rect>
    ${drawing}
  </svg>`;
}

const bar = svg`<path class="edge" d="M1 24h238"></path><rect class="field" x="40" y="7" width="130" height="11" rx="5.5"></rect>`;

/** The browser's list of downloads with the file in it. */
export function downloaded(told: string): TemplateResult {
  return picture(
    told,
    svg`${bar}
      <path class="mark" d="M196 7v7m-3.5-3.5 3.5 3.5 3.5-3.5M191 18h10"></path>
      <rect class="paper" x="120" y="32" width="108" height="44" rx="4"></rect>
      <path class="mark" d="M130 42h9l4 4v14h-13z"></path>
      <text x="150" y="52">candor-</text><text x="150" y="63">extension.zip</text>`,
  );
}

/** An archive that becomes a folder. */
export function unpacked(told: string): TemplateResult {
  return picture(
    told,
    svg`<path class="mark" d="M40 28h24l10 10v36H40zM64 28v10h10M52 34v5m0 4v5m0 4v5"></path>
      <path class="mark" d="M100 51h30m-8-7 8 7-8 7"></path>
      <path class="mark" d="M156 34h14l5 6h25v34h-44z"></path>
      <text x="40" y="88">.zip</text><text x="140" y="88">candor-extension</text>`,
  );
}

/** The page of extensions: the switch for developers, and the button beside it. */
export function developerMode(told: string, browser: "chrome" | "edge", button: string): TemplateResult {
  const address = svg`<text x="48" y="16">${browser}://extensions</text>`;
  const found =
    browser === "chrome"
      ? svg`<rect class="on" x="208" y="30" width="22" height="11" rx="5.5"></rect><circle class="knob" cx="224" cy="35.5" r="4"></circle>
          <rect class="ring" x="10" y="47" width="96" height="18" rx="4"></rect><text x="18" y="60">${button}</text>
          <rect class="field" x="10" y="74" width="64" height="18" rx="3"></rect><rect class="field" x="82" y="74" width="64" height="18" rx="3"></rect>`
      : svg`<path class="edge" d="M70 24v75"></path>
          <rect class="on" x="10" y="80" width="22" height="11" rx="5.5"></rect><circle class="knob" cx="26" cy="85.5" r="4"></circle>
          <rect class="field" x="10" y="34" width="50" height="8" rx="3"></rect><rect class="field" x="10" y="48" width="40" height="8" rx="3"></rect>
          <rect class="ring" x="130" y="32" width="100" height="18" rx="4"></rect><text x="138" y="45">${button}</text>
          <rect class="field" x="80" y="60" width="68" height="24" rx="3"></rect>`;
  return picture(told, svg`${bar}${address}${found}`);
}
