/** A screen as browsers know it beyond what the library's types say; none of it needs a permission. */
type Monitors = Screen & { readonly isExtended?: boolean } & EventTarget;

/** Whether the desktop is spread over more than one monitor; a mirrored one is none more. */
export function severalMonitors(monitors: Monitors = screen as Monitors): boolean {
  return monitors.isExtended === true;
}

/** Tells whenever monitors come or go. */
export function onMonitors(changed: () => void, monitors: Monitors = screen as Monitors): void {
  monitors.addEventListener("change", changed);
}
