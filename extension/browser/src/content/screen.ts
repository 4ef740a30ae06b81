/** Whether this page's window fills the screen, by whatever means, and word of each change. */
export function watchFullScreen(changed: () => void): () => boolean {
  const query = matchMedia("(display-mode: fullscreen)");
  query.addEventListener("change", changed);
  return () => query.matches;
}
