/** Where a key leads from one tile of a grid; undefined for a key that leads nowhere. */
export function moved(from: number, key: string, columns: number, count: number): number | undefined {
  const to = target(from, key, columns, count);
  return to === undefined || to < 0 || to >= count ? undefined : to;
}

function target(from: number, key: string, columns: number, count: number): number | undefined {
  switch (key) {
    case "ArrowRight":
      return from + 1;
    case "ArrowLeft":
      return from - 1;
    case "ArrowDown":
      return from + columns;
    case "ArrowUp":
      return from - columns;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return undefined;
  }
}

/** Whether a key pressed there is for writing. */
export function writing(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches("input, textarea, select, [contenteditable]");
}
