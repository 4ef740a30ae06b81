/** What an element may be given: attributes, and what a click does. */
export type Attributes = Readonly<Record<string, string | (() => void) | undefined>>;
export type Child = Node | string | undefined | false;

/** A new element; functions become event listeners under their attribute's name. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") {
      made.addEventListener(key, value);
    } else if (value !== undefined) {
      made.setAttribute(key, value);
    }
  }
  made.append(...children.filter((child): child is Node | string => child !== undefined && child !== false));
  return made;
}

/** Replaces what `parent` holds and keeps the keyboard's place: the same id gets the focus again. */
export function replaceKeepingFocus(parent: Element, ...children: readonly Node[]): void {
  const focused = parent.contains(document.activeElement) ? document.activeElement?.id : undefined;
  parent.replaceChildren(...children);
  if (focused !== undefined && focused !== "") {
    document.getElementById(focused)?.focus();
  }
}
